import { application } from "#labelling/application/application.js";
import type { Deadlines } from "#labelling/application/deadlines.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { stand, type Ledger, type Standing } from "#labelling/deadline/ledger.js";
import { readModel, type Row } from "#projections/read-model.js";
import { deadlinesAfter } from "./deadlines-after.js";

export const deadlineKinds = ["complements", "decision"] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** The deadlines of one file, with the ledgers that explain them. A day that passes moves no row. */
export interface DeadlineRow extends Row {
  readonly organisation: string;
  readonly ledgers: Deadlines | null;
  readonly complements_state: Standing["state"];
  readonly complements_due: string | null;
  readonly decision_state: Standing["state"];
  readonly decision_due: string | null;
  /** The first due day of those that are open. */
  readonly next_due: string | null;
}

export const deadlines = readModel<DeadlineRow, ApplicationEvent>({
  name: "deadlines",
  version: 1,
  reads: [application],
  opens: {},
  columns: {
    organisation: "text",
    ledgers: "jsonb",
    complements_state: "text",
    complements_due: "text",
    decision_state: "text",
    decision_due: "text",
    next_due: "text",
  },
  indexes: ["((coalesce(next_due, '9999-12-31')), key)", "(organisation, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope }, key) => {
    if (event.type === "ApplicationStarted")
      return { ...standings([], []), key, organisation: event.organisation, ledgers: null };
    if (!row) return row;
    const ledgers = deadlinesAfter(row.ledgers ?? undefined, { envelope, event });
    if (!ledgers || ledgers === row.ledgers) return row;
    return { ...row, ...standings(ledgers.complements, ledgers.decision), ledgers };
  },
});

const standings = (complements: Ledger, decision: Ledger) => {
  const [asked, decided] = [stand(complements), stand(decision)];
  const open = [asked, decided].flatMap((clock) => (isOpen(clock) ? [clock.due] : []));
  return {
    complements_state: asked.state,
    complements_due: dueOf(asked),
    decision_state: decided.state,
    decision_due: dueOf(decided),
    next_due: open.sort()[0] ?? null,
  };
};

const isOpen = (clock: Standing) => clock.state === "running" || clock.state === "suspended";
const dueOf = (clock: Standing): string | null => ("due" in clock ? (clock.due ?? null) : null);
