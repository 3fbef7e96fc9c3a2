import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { rejectDecision } from "./decision-rejections.js";
import { application } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { lastDecision } from "./judgement.js";

export class LodgeAppealBody {
  /** What is contested, and why. */
  @IsText(20_000) readonly contested!: string;
}

/** Within the delay; while no notification has opened it (CJA R421-5), it does not run. */
export const lodgeAppeal = command({
  type: "LodgeAppeal",
  schema: 1,
  summary: "Records in the file that its decision is contested, and why.",
  on: application,
  shape: LodgeAppealBody,
  personal: ["/contested"],
  example: { contested: "Le volet environnemental n’a pas été lu : il figure à l’article 3." },
  decide: (state, { contested }, { today }): Decision<ApplicationEvent> => {
    if (!("judgement" in state)) return rejectDecision("NOTHING_TO_APPEAL");
    const { appealedOn, notification } = state.judgement;
    if (appealedOn !== undefined) return rejectDecision("APPEALED_ALREADY", { appealedOn });
    const outcome = lastDecision(state.judgement)?.outcome;
    if (state.phase !== "decided" || outcome === "granted")
      return rejectDecision("NOTHING_TO_APPEAL");
    if (notification && notification.appealDueOn < today)
      return rejectDecision("APPEAL_TOO_LATE", { due: notification.appealDueOn });
    return accept({ type: "AppealLodged", contested, lodgedOn: today });
  },
  commandOf: (events) => ({ contested: madeBy(events, "AppealLodged").contested }),
});
