import { Matches } from "class-validator";
import type { JsonObject } from "#kernel/index.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { query } from "#projections/query.js";
import { type ListedMessage, listedMessage, type MessageRow, outbox, statusOn } from "./message.js";

export class ShowMessage {
  /** Or its number. */
  @Matches(/^[\x21-\x7e]{1,300}$/) readonly id!: string;
}

interface Row extends MessageRow {
  readonly next_at: Date;
  readonly failing_since: Date | null;
  readonly settled_at: Date | null;
  readonly replayed_by: string | null;
  readonly replayed_at: string | null;
}

export interface MessageDetail extends ListedMessage {
  /** The id of the event that it answers. */
  readonly cause: string;
  readonly body: JsonObject;
  /** When it is tried next, while it waits. Every time here is by the folder’s clock. */
  readonly nextAt: string | null;
  /** When it first failed, of those attempts that are counted. */
  readonly failingSince: string | null;
  /** When it was done, refused or given up. */
  readonly settledAt: string | null;
  /** Who sent it out again, and when. */
  readonly replayedBy: string | null;
  readonly replayedAt: string | null;
}

export const showMessage = query({
  name: "message",
  path: "/outbox/:id",
  summary: "Shows what follows from an event: to whom, how often it was tried, what went wrong.",
  shape: ShowMessage,
  of: [],
  run: async (tables, { id }, viewer): Promise<MessageDetail | undefined> => {
    const [row] = await tables.select<Row>(
      `select o.*, ${statusOn("$2")} as status from ${outbox} o where o.id = $1 or o.nth::text = $1`,
      [id, parisMidnight(tables.today)],
    );
    if (!row) return undefined;
    const waits = row.status === "waiting" || row.status === "dated";
    return {
      ...listedMessage(row, viewer),
      cause: row.cause,
      body: row.body,
      nextAt: waits ? tables.onClock(row.next_at) : null,
      failingSince: row.failing_since && tables.onClock(row.failing_since),
      settledAt: row.settled_at && tables.onClock(row.settled_at),
      replayedBy: row.replayed_by,
      replayedAt: row.replayed_at,
    };
  },
});
