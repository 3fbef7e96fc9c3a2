import type { Id, RecordedEvent } from "#kernel/index.js";
import type { Database } from "#projections/database.js";

/** A message, by what it asks for. */
interface Asking {
  readonly id: string;
  readonly command: string;
}

/** What a reaction answers to an event. */
export interface Answered<Row extends Asking = Asking> {
  readonly event: RecordedEvent;
  readonly rows: readonly Row[];
}

/**
 * Told what reactions answer, and where the trace stood of the message that led to the event, if one
 * did. What it gives back (a `traceparent`) stands in the outbox beside the messages, like a postmark:
 * no part of what they say, and nothing hangs on it.
 */
export type Trail = (reaction: string, answered: Answered, led: string | undefined) => string;

/** The rows with where their traces go on, where anybody wants to know. */
export const postmarked = async <Row extends Asking>(
  db: Database,
  trail: Trail | undefined,
  reaction: string,
  answers: readonly Answered<Row>[],
): Promise<readonly (Row & { readonly traceparent?: string })[]> => {
  if (!trail) return answers.flatMap(({ rows }) => rows);
  const led = await tracesLedBy(
    db,
    answers.flatMap(({ event }) => event.cause ?? []),
  );
  return answers.flatMap((answered) => {
    const { cause } = answered.event;
    const traceparent = trail(reaction, answered, cause && led.get(cause));
    return answered.rows.map((row) => ({ ...row, traceparent }));
  });
};

const tracesLedBy = async (
  db: Database,
  causes: readonly Id<"event">[],
): Promise<ReadonlyMap<string, string>> => {
  if (causes.length === 0) return new Map();
  const { rows } = await db.query<{ cause: string; traceparent: string }>(
    `select distinct on (cause) cause, traceparent from read.outbox
     where cause = any($1) and traceparent is not null order by cause, nth`,
    [causes],
  );
  return new Map(rows.map(({ cause, traceparent }) => [cause, traceparent]));
};
