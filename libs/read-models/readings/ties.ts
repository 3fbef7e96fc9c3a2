import type { StreamName } from "#kernel/index.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { readModel, type Row } from "#projections/read-model.js";

/** Each time that an interest in a matter was told, at its place in the log: cleared or not since. */
export interface TieRow extends Row {
  /** The instruction or the session in which it was. */
  readonly told_in: StreamName;
  readonly matter: string;
  readonly person: string;
}

export const ties = readModel<TieRow, InstructionEvent | SessionEvent>({
  name: "ties",
  version: 1,
  reads: [instruction, session],
  opens: {},
  columns: { told_in: "text", matter: "text", person: "text" },
  indexes: ["(told_in, key)"],
  keys: ({ position, event }) =>
    event.type === "InterestDeclared" || event.type === "MemberRecused" ? [position] : [],
  project: (row, { id, event, envelope: { stream: told_in } }, key) => {
    if (event.type === "InterestDeclared")
      return { key, told_in, matter: id, person: event.person };
    if (event.type !== "MemberRecused") return row;
    return { key, told_in, matter: event.item, person: event.person };
  },
});
