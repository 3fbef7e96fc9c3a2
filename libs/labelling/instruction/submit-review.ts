import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { type Surroundings, surroundings } from "./eligible-reviewer.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";
import { exampleReview, ReviewBody, reviewerFor } from "./review-shape.js";

/** Taken after its due day too: a late review helps the committee more than none. */
export const submitReview = command({
  type: "SubmitReview",
  schema: 1,
  summary: "Gives one's review of a file: a mark for each criterion, an opinion and its reasons.",
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
    if (review) return reject("REVIEW_IS_IN");
    const { marks, opinion, text } = body;
    return accept({ type: "ReviewSubmitted", person, marks, opinion, text, submittedOn: today });
  },
  commandOf: (events) => {
    const { marks, opinion, text } = madeBy(events, "ReviewSubmitted");
    return { marks, opinion, text };
  },
});
