import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { type Surroundings, surroundings } from "./eligible-reviewer.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";
import { exampleReview, ReviewBody, reviewerFor } from "./review-shape.js";

/** The earlier one stays in the log; the last one counts. */
export const amendReview = command({
  type: "AmendReview",
  schema: 1,
  summary: "Gives one's review of a file anew, in place of the one that is in.",
  on: instruction,
  shape: ReviewBody,
  personal: ["/text"],
  example: exampleReview,
  gather: (state: Instruction, _: ReviewBody, world) => surroundings(state, world),
  decide: (state, body, { today, actor }, known: Surroundings): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const reviewer = reviewerFor(state, body, actor, known);
    if ("rejected" in reviewer) return reviewer;
    const { person, review } = reviewer;
    if (!review) return reject("REVIEW_NOT_IN");
    const { marks, opinion, text } = body;
    return accept({ type: "ReviewAmended", person, marks, opinion, text, amendedOn: today });
  },
  commandOf: (events) => {
    const { marks, opinion, text } = madeBy(events, "ReviewAmended");
    return { marks, opinion, text };
  },
});
