import { IsUUID } from "class-validator";
import { accept, command, type Decision, type Id, madeBy } from "#kernel/index.js";
import { type Facts, hasLiveLabel, lastLabel } from "./last-label.js";
import { type Initiative, initiative, type InitiativeEvent } from "./initiative.js";
import { reject } from "./rejections.js";

export class ReopenApplicationBody {
  @IsUUID() readonly application!: Id<"application">;
}

/**
 * What is appealed may be granted still, so it takes the one live place again: otherwise an initiative
 * that applied anew meanwhile would come to two labels.
 */
export const reopenApplication = command({
  type: "ReopenApplication",
  schema: 1,
  summary: "Makes an application that was refused the initiative’s live one again, for an appeal.",
  on: initiative,
  shape: ReopenApplicationBody,
  example: { application: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" as Id<"application"> },
  gather: (state: Initiative, _: ReopenApplicationBody, world) => lastLabel(state, world),
  decide: (state, { application }, { today }, facts: Facts): Decision<InitiativeEvent> => {
    if (state.phase === "unknown") return reject("INITIATIVE_UNKNOWN");
    // Its own label stands: the appeal is about what was imposed with it.
    if (state.granted === application) return accept();
    // Freed by what was decided, a moment later: taken now, the place would be lost again then.
    if (state.live === application) return reject("DECISION_NOT_SETTLED");
    if (!state.closed.includes(application)) return reject("APPLICATION_NOT_OPEN");
    if (state.live !== undefined) return reject("APPLIED_ANEW");
    if (hasLiveLabel(state, facts, today)) return reject("INITIATIVE_HAS_LIVE_LABEL");
    return accept({ type: "ApplicationReopened", application });
  },
  commandOf: (events) => ({ application: madeBy(events, "ApplicationReopened").application }),
});
