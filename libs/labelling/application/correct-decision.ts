import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { rejectDecision } from "./decision-rejections.js";
import { application } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { lastDecision } from "./judgement.js";

export class CorrectDecisionBody {
  /** What is to be read, and in place of what. */
  @IsText(2_000) readonly correction!: string;
  @IsText(2_000) readonly reason!: string;
}

/** A name misspelt, a figure transposed. To decide otherwise takes another decision. */
export const correctDecision = command({
  type: "CorrectDecision",
  schema: 1,
  summary: "Puts a slip of the pen in a decision right, with the reason; nothing is erased.",
  on: application,
  shape: CorrectDecisionBody,
  personal: ["/correction", "/reason"],
  example: { correction: "Lire « Norcomex » et non « Norcommex ».", reason: "Faute de frappe." },
  decide: (state, body, { today }): Decision<ApplicationEvent> =>
    "judgement" in state && lastDecision(state.judgement)
      ? accept({ type: "DecisionCorrected", ...body, correctedOn: today })
      : rejectDecision("NOTHING_TO_NOTIFY"),
  commandOf: (events) => {
    const { correction, reason } = madeBy(events, "DecisionCorrected");
    return { correction, reason };
  },
});
