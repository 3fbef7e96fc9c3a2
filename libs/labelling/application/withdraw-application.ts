import { accept, command, madeBy, type Decision } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { rejectDecision } from "./decision-rejections.js";
import { application, onDay } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { closed } from "./rejections.js";

export class WithdrawApplicationBody {
  @MayBeAbsent() @IsText(10_000) readonly motives?: string;
}

export const withdrawApplication = command({
  type: "WithdrawApplication",
  schema: 1,
  summary: "Gives an application up; the initiative may then apply again.",
  on: application,
  shape: WithdrawApplicationBody,
  ifMatch: true,
  personal: ["/motives"],
  example: { motives: "L’action est reportée à l’an prochain." },
  decide: (was, { motives }, { today }): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    if ("judgement" in state && state.judgement.held) return rejectDecision("APPLICATION_HELD");
    switch (state.phase) {
      case "draft":
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible": {
        const withdrawn = { type: "ApplicationWithdrawn", withdrawnOn: today } as const;
        return accept(motives === undefined ? withdrawn : { ...withdrawn, motives });
      }
      case "withdrawn":
        return accept();
      case "not-started":
      case "inadmissible":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => {
    const { motives } = madeBy(events, "ApplicationWithdrawn");
    return motives === undefined ? {} : { motives };
  },
});
