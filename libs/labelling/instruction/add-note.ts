import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import type { InstructionEvent } from "./events.js";
import { instruction, isInterested } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";

export class AddNoteBody {
  @IsText(10_000) readonly text!: string;
}

export const addNote = command({
  type: "AddNote",
  schema: 1,
  summary: "Leaves a note on a file for those who review it; the carrier does not see it.",
  on: instruction,
  shape: AddNoteBody,
  personal: ["/text"],
  example: { text: "Le budget a été confirmé par téléphone." },
  decide: (state, { text }, { today, actor, command: note }): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    if (isInterested(state, actor.id)) return reject("REVIEWER_HAS_INTEREST");
    return accept({ type: "NoteAdded", note, author: actor.id, text, addedOn: today });
  },
  commandOf: (events) => ({ text: madeBy(events, "NoteAdded").text }),
});
