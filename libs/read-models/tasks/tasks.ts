import { kindOf, type Aggregate, type DomainEvent } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { readModel, type Row } from "#projections/read-model.js";
import { fileTask } from "./file-task.js";
import { conditionsTask, noticeTask, revocationTask } from "./label-tasks.js";
import { minutesTask } from "./minutes-task.js";
import { reviewersTask } from "./reviewers-task.js";
import type { Memory, Waiting } from "./waiting.js";

/** One thing that waits for the secretariat or the chair. A day that passes moves no row. */
export interface TaskRow extends Row {
  readonly code: Waiting["code"];
  /** What it is about: a stream's kind and id; a file, its instruction and its label share theirs. */
  readonly kind: string;
  readonly about: string;
  readonly since: string | null;
  readonly facts: Waiting["facts"];
  readonly memory: Memory | null;
}

type Event = ApplicationEvent | InstructionEvent | LabelEvent | SessionEvent;

interface Rule {
  readonly name: string;
  readonly kind: string;
  after(before: Waiting | undefined, event: Event): Waiting | undefined;
}

const rule = <State, Known extends Event>(
  name: string,
  of: Aggregate<State, Known>,
  after: (before: Waiting | undefined, event: Known) => Waiting | undefined,
): Rule => {
  const isItsOwn = (event: DomainEvent): event is Known => event.type in of.events;
  return {
    name,
    kind: of.kind,
    after: (before, event) => (isItsOwn(event) ? after(before, event) : before),
  };
};

/** A new kind of task is a function and a line here; its codes have sentences. */
const rules: readonly Rule[] = [
  rule("file", application, fileTask),
  rule("reviewers", instruction, reviewersTask),
  rule("conditions", label, conditionsTask),
  rule("revocation", label, revocationTask),
  rule("notice", label, noticeTask),
  rule("minutes", session, minutesTask),
];

export const tasks = readModel<TaskRow, Event>({
  name: "tasks",
  version: 2,
  reads: [application, instruction, label, session],
  opens: {},
  columns: {
    code: "text",
    kind: "text",
    about: "text",
    since: "text",
    facts: "jsonb",
    memory: "jsonb",
  },
  indexes: ["(since, key) where since is not null"],
  keys: ({ id, envelope: { stream } }) =>
    rules.filter(({ kind }) => kind === kindOf(stream)).map(({ name }) => `${name} ${id}`),
  project: (row, { id, event }, key) => {
    const found = rules.find(({ name }) => key.startsWith(`${name} `));
    const before = row && waitingIn(row);
    const waiting = found?.after(before, event);
    if (!found || !waiting) return undefined;
    // Most events change nothing: the row as it was is not written again.
    if (waiting === before) return row;
    const { code, since, facts, memory = null } = waiting;
    return { key, code, kind: found.kind, about: id, since, facts, memory };
  },
});

const waitingIn = ({ code, since, facts, memory }: TaskRow): Waiting => ({
  code,
  since,
  facts,
  ...(memory && { memory }),
});
