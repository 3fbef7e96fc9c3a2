import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction, type Opened } from "#labelling/instruction/instruction.js";
import { readModel, type Row } from "#projections/read-model.js";
import { nothingSaid, type Reviewing, reviewingAfter } from "./reviewing.js";

/** What the committee makes of one file before it meets. A day that passes moves no row. */
export interface InstructionRow extends Row {
  readonly scheme: string;
  readonly phase: Opened["phase"];
  readonly opened_on: string;
  /** Open, with fewer reviewers than the reviews that it takes. */
  readonly wanting: boolean;
  /** As the write side folds it: marks and opinions, no text of a review. */
  readonly state: Opened;
  /** In the words of who said it; lists leave it where it is. */
  readonly said: Reviewing;
  readonly version: number;
}

export const instructions = readModel<InstructionRow, InstructionEvent>({
  name: "instructions",
  version: 2,
  reads: [instruction],
  opens: {
    ReviewerDeclined: ["/motives"],
    ReviewerReplaced: ["/motives"],
    InterestDeclared: ["/note"],
    InterestCleared: ["/reason"],
    ReviewSubmitted: ["/text"],
    ReviewAmended: ["/text"],
    NoteAdded: ["/text"],
  },
  columns: {
    scheme: "text",
    phase: "text",
    opened_on: "text",
    wanting: "boolean",
    state: "jsonb",
    said: "jsonb",
    version: "integer",
  },
  indexes: ["(opened_on, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const state = instruction.evolve(row?.state ?? instruction.initial, event);
    if (state.phase === "not-opened") return row;
    const { scheme, phase, reviewers, minimum } = state;
    const opened_on = event.type === "InstructionOpened" ? event.openedOn : (row?.opened_on ?? "");
    const wanting = phase === "open" && reviewers.length < minimum;
    const said = reviewingAfter(row?.said ?? nothingSaid, event);
    return { key, scheme, phase, opened_on, wanting, state, said, version };
  },
});
