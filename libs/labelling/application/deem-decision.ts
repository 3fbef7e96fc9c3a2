import { accept, command, type Decision } from "#kernel/index.js";
import { rejectDecision } from "./decision-rejections.js";
import { application, type Application, onDay } from "./application.js";
import { definitionFor } from "./definition-for.js";
import type { ApplicationEvent } from "./events.js";
import { silenceOn } from "./silence.js";

export class DeemDecisionBody {}

/**
 * Records what silence has decided already, on the due day (CRPA L231-1, L231-4): the ledger is its
 * basis. A job that comes early, or after the committee, records nothing.
 */
export const deemDecision = command({
  type: "DeemDecision",
  schema: 1,
  summary:
    "Records the decision that the end of the delay amounts to, with effect on its last day.",
  on: application,
  shape: DeemDecisionBody,
  example: {},
  gather: (state: Application, _: DeemDecisionBody, world) => definitionFor(state, world),
  decide: (was, _, { today }, rules): Decision<ApplicationEvent> => {
    // Nobody decides about a file that has lapsed, recorded or not.
    const state = onDay(was, today);
    switch (state.phase) {
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible": {
        const silence = rules && silenceOn(state, rules, today);
        return silence
          ? accept({
              type: "DecisionDeemed",
              outcome: silence.outcome,
              effectiveOn: silence.due,
              recordedOn: today,
            })
          : accept();
      }
      case "not-started":
      case "draft":
        return rejectDecision("NOT_BEFORE_THE_COMMITTEE");
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return accept();
    }
  },
  commandOf: () => ({}),
});
