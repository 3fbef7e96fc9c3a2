import type { Command } from "#kernel/index.js";
import { addNote } from "./add-note.js";
import { amendReview } from "./amend-review.js";
import { assignReviewer } from "./assign-reviewer.js";
import { clearInterest } from "./clear-interest.js";
import { closeInstruction } from "./close-instruction.js";
import { declareInterest } from "./declare-interest.js";
import { declineReview } from "./decline-review.js";
import { findInterests } from "./find-interests.js";
import { openInstruction } from "./open-instruction.js";
import { reopenInstruction } from "./reopen-instruction.js";
import { replaceReviewer } from "./replace-reviewer.js";
import { reportInterest } from "./report-interest.js";
import { submitReview } from "./submit-review.js";

export const instructionCommands: readonly Command[] = [
  assignReviewer,
  declineReview,
  replaceReviewer,
  declareInterest,
  reportInterest,
  clearInterest,
  submitReview,
  amendReview,
  addNote,
];

/** Sent by reactions alone, as the file comes to be reviewed, changes hands and is decided. */
export const instructionSteps: readonly Command[] = [
  openInstruction,
  findInterests,
  closeInstruction,
  reopenInstruction,
];
