import { accept, command, type Decision } from "#kernel/index.js";
import type { InstructionEvent } from "./events.js";
import { instruction } from "./instruction.js";
import { reject } from "./rejections.js";

export class CloseInstructionBody {}

/** Once the file awaits no decision any more: decided for good, withdrawn or lapsed. */
export const closeInstruction = command({
  type: "CloseInstruction",
  schema: 1,
  summary: "Closes the review of a file, with the reviews that it has.",
  on: instruction,
  shape: CloseInstructionBody,
  example: {},
  decide: (state, _, { today }): Decision<InstructionEvent> => {
    switch (state.phase) {
      case "not-opened":
        return reject("INSTRUCTION_NOT_OPENED");
      case "open":
        return accept({ type: "InstructionClosed", closedOn: today });
      case "closed":
        return accept();
    }
  },
  commandOf: () => ({}),
});
