import type { JsonObject } from "#kernel/index.js";
import type { Database } from "#projections/database.js";
import type { Errand } from "./dispatcher.js";
import { rowOf } from "./reaction.js";

/** The row that is being dealt with, by its errand. */
export type Leading = Pick<Errand, "key" | "traceparent">;

/** What a row of the outbox leads to when it is dealt with. */
export interface Following {
  /** After the row's own: found again, it is the same one. */
  readonly suffix: string;
  readonly command: string;
  readonly target: string;
  /** Nothing personal, as everything in the outbox. */
  readonly body: JsonObject;
}

/** Puts them into the outbox beside the row that leads to them, each once, however often it does. */
export const putFollowing = async (
  db: Database,
  { key, traceparent }: Leading,
  following: readonly Following[],
): Promise<void> => {
  if (following.length === 0) return;
  await db.query(
    `insert into read.outbox
       (id, reaction, cause, caused_at, command, target, body, not_before, status, traceparent)
     select o.id || ':' || f.suffix, o.reaction, o.cause, o.caused_at, f.command, f.target, f.body,
       null, 'waiting', $3
     from read.outbox o,
       json_to_recordset($2::json) as f(suffix text, command text, target text, body jsonb)
     where o.id = $1
     on conflict (id) do nothing`,
    [rowOf(key), JSON.stringify(following), traceparent ?? null],
  );
};
