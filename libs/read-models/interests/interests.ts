import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { readModel, type Row } from "#projections/read-model.js";

/** Who has an interest in a file or in its label: declared, found, or recused for it in a session. */
export interface InterestRow extends Row {
  /** The file's id, which its label bears too. */
  readonly matter: string;
  readonly person: string;
  /** A recusal stands whatever the instruction then says: it was part of a vote. */
  readonly said: "declared" | "recused";
}

type Event = InstructionEvent | SessionEvent;

export const interests = readModel<InterestRow, Event>({
  name: "interests",
  version: 1,
  reads: [instruction, session],
  opens: {},
  columns: { matter: "text", person: "text", said: "text" },
  indexes: ["(person, matter)"],
  keys: ({ id, event }) => {
    const tie = tieIn(id, event);
    return tie ? [`${tie.matter} ${tie.person} ${tie.said}`] : [];
  },
  project: (row, { id, event }, key) => {
    const tie = tieIn(id, event);
    if (!tie) return row;
    return event.type === "InterestCleared" ? undefined : { key, ...tie };
  },
});

const tieIn = (id: string, event: Event): Omit<InterestRow, "key"> | undefined => {
  if (event.type === "InterestDeclared" || event.type === "InterestCleared")
    return { matter: id, person: event.person, said: "declared" };
  return event.type === "MemberRecused"
    ? { matter: event.item, person: event.person, said: "recused" }
    : undefined;
};
