import {
  accept,
  type Circumstances,
  command,
  type Decision,
  engine,
  madeBy,
} from "#kernel/index.js";
import { addDelay } from "../calendar/delay.js";
import type { Mandate } from "../committee/committee.js";
import { seatToReview, type Surroundings, surroundings } from "./eligible-reviewer.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction, type Opened, reviewerIn } from "./instruction.js";
import { notOpen } from "./rejections.js";
import { examplePerson, ReviewerBody } from "./reviewer-shape.js";

/** The delay runs for each reviewer from the day on which they are asked. */
export const assignment = (
  { delay }: Opened,
  { person, institution }: Pick<Mandate, "person" | "institution">,
  { today, actor }: Circumstances,
) =>
  ({
    type: "ReviewerAssigned",
    person,
    institution,
    by: actor.as === engine ? "engine" : "secretariat",
    assignedOn: today,
    dueOn: addDelay(today, delay),
  }) as const satisfies InstructionEvent;

export const assignReviewer = command({
  type: "AssignReviewer",
  schema: 1,
  summary: "Asks a member of the committee, free of any interest, for a review of a file.",
  on: instruction,
  shape: ReviewerBody,
  example: { person: examplePerson },
  gather: (state: Instruction, _: ReviewerBody, world) => surroundings(state, world),
  decide: (state, { person }, now, known: Surroundings): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    if (reviewerIn(state, person)) return accept();
    const seat = seatToReview(state, known, person, now.today);
    return "rejected" in seat ? seat : accept(assignment(state, seat, now));
  },
  commandOf: (events) => ({ person: madeBy(events, "ReviewerAssigned").person }),
});
