import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import type { InstructionEvent } from "./events.js";
import { instruction, reviewerIn } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";

export class DeclineReviewBody {
  @IsText(5_000) readonly motives!: string;
}

export const declineReview = command({
  type: "DeclineReview",
  schema: 1,
  summary: "Says that one will not write the review that one was asked for, and why.",
  on: instruction,
  shape: DeclineReviewBody,
  personal: ["/motives"],
  example: { motives: "Je serai en congé jusqu’à l’échéance." },
  decide: (state, { motives }, { today, actor }): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const reviewer = reviewerIn(state, actor.id);
    if (!reviewer)
      return Object.entries(state.left).some(([who, how]) => who === actor.id && how === "declined")
        ? accept()
        : reject("REVIEWER_NOT_ASSIGNED");
    if (reviewer.review) return reject("REVIEW_IS_IN");
    const { person } = reviewer;
    return accept({ type: "ReviewerDeclined", person, motives, declinedOn: today });
  },
  commandOf: (events) => ({ motives: madeBy(events, "ReviewerDeclined").motives }),
});
