import { accept, command, type Decision } from "#kernel/index.js";
import { application } from "../application/application.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction } from "./instruction.js";
import { reject } from "./rejections.js";

export class ReopenInstructionBody {}

/**
 * The reviews that are in stay, to be amended or joined by others: who reads the appeal is for the
 * secretariat to say. It is closed again by the decision on the appeal.
 */
export const reopenInstruction = command({
  type: "ReopenInstruction",
  schema: 1,
  summary: "Opens the review of a file again, since its decision is appealed against.",
  on: instruction,
  shape: ReopenInstructionBody,
  example: {},
  gather: async (_state: Instruction, _: ReopenInstructionBody, world, id) => ({
    isAppealed: (await world.fold(application, id)).phase === "appealed",
  }),
  decide: (
    state,
    _,
    { today },
    { isAppealed }: { readonly isAppealed: boolean },
  ): Decision<InstructionEvent> => {
    switch (state.phase) {
      case "not-opened":
        return reject("INSTRUCTION_NOT_OPENED");
      case "open":
        return accept();
      case "closed":
        return isAppealed
          ? accept({ type: "InstructionReopened", reopenedOn: today })
          : reject("NOTHING_TO_REVIEW_AGAIN");
    }
  },
  commandOf: () => ({}),
});
