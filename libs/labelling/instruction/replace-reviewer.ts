import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { assignment } from "./assign-reviewer.js";
import { seatToReview, type Surroundings, surroundings } from "./eligible-reviewer.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction, reviewerIn } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";
import { examplePerson, ReviewerBody } from "./reviewer-shape.js";

export class ReplaceReviewerBody extends ReviewerBody {
  /** Who reviews instead. */
  @IsUUID() readonly by!: PersonId;
  @IsText(5_000) readonly motives!: string;
}

/** Only while the review is awaited: else one could be made to go away because of what it says. */
export const replaceReviewer = command({
  type: "ReplaceReviewer",
  schema: 1,
  summary: "Asks another member for the review that is awaited of one.",
  on: instruction,
  shape: ReplaceReviewerBody,
  personal: ["/motives"],
  example: {
    person: examplePerson,
    by: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" as PersonId,
    motives: "Absence prolongée.",
  },
  gather: (state: Instruction, _: ReplaceReviewerBody, world) => surroundings(state, world),
  decide: (
    state,
    { person, by, motives },
    now,
    known: Surroundings,
  ): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const stands = reviewerIn(state, by);
    if (state.left[person] === "replaced" && stands) return accept();
    const replaced = reviewerIn(state, person);
    if (!replaced) return reject("REVIEWER_NOT_ASSIGNED");
    if (replaced.review) return reject("REVIEW_IS_IN");
    if (stands) return reject("REVIEWS_ALREADY");
    const seat = seatToReview(state, known, by, now.today);
    if ("rejected" in seat) return seat;
    return accept<InstructionEvent>(
      { type: "ReviewerReplaced", person, by, motives, replacedOn: now.today },
      assignment(state, seat, now),
    );
  },
  commandOf: (events) => {
    const { person, by, motives } = madeBy(events, "ReviewerReplaced");
    return { person, by, motives };
  },
});
