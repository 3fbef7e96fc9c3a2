import type { Id, RecordedEvent } from "#kernel/index.js";
import type { Database } from "#projections/database.js";

/** What a reaction answers to an event. */
export interface Answered {
  readonly reaction: string;
  readonly event: RecordedEvent;
  /** Where the trace stood of the message that led to the event, if one did. */
  readonly led: string | undefined;
  /** The messages, by what they ask for. */
  readonly messages: readonly { readonly id: string; readonly command: string }[];
}

/**
 * Told what reactions answer. What it gives back (a `traceparent`) stands in the outbox beside the
 * messages, like a postmark: no part of what they say, and nothing hangs on it.
 */
export type Trail = (answered: Answered) => string;

/** Where the traces stood of the messages that led to events with these causes. */
export const tracesLedBy = async (
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
