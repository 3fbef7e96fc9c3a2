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
  /**
   * `recused` stands whatever the instruction then says: the member said so at a vote, or ids did.
   * `reported` is what a colleague said there, and goes with what a colleague said before.
   */
  readonly said: "declared" | "recused" | "reported";
}

type Event = InstructionEvent | SessionEvent;
type Tie = Omit<InterestRow, "key">;

export const interests = readModel<InterestRow, Event>({
  name: "interests",
  version: 2,
  reads: [instruction, session],
  opens: {},
  columns: { matter: "text", person: "text", said: "text" },
  indexes: ["(person, matter)"],
  keys: ({ id, event }) => {
    if (event.type === "InterestCleared")
      return clearable.map((said) => keyOf({ matter: id, person: event.person, said }));
    const tie = tieIn(id, event);
    return tie ? [keyOf(tie)] : [];
  },
  project: (row, { id, event }, key) => {
    if (event.type === "InterestCleared") return undefined;
    const tie = tieIn(id, event);
    return tie ? { key, ...tie } : row;
  },
});

const clearable = ["declared", "reported"] as const;

const keyOf = ({ matter, person, said }: Tie) => `${matter} ${person} ${said}`;

const tieIn = (id: string, event: Event): Tie | undefined => {
  if (event.type === "InterestDeclared")
    return { matter: id, person: event.person, said: "declared" };
  if (event.type !== "MemberRecused") return undefined;
  const said = event.source === "colleague" ? "reported" : "recused";
  return { matter: event.item, person: event.person, said };
};
