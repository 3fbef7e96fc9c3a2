import type { Database } from "#projections/database.js";

/** For how long nobody has to take anything before a webhook is given up. */
export const patience = "5 days";
/** A server that stood still over a week has not tried for one. */
const attempts = 12;

/** How calls to each webhook went, beside the outbox; what it says is found out again by calling. */
export const webhookMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "webhooks-1",
    sql: `
      create table read.webhook_standings (
        webhook       text primary key,
        -- By the folder's clock.
        succeeded_at  text collate "C",
        failed_at     text collate "C",
        -- What the last failure was; null since it went well again.
        error         text,
        failures      integer not null default 0,
        -- By the database's clock, since the last success.
        failing_since timestamptz
      );`,
  },
];

export const noteSuccess = async (db: Database, webhook: string, at: string): Promise<void> => {
  await db.query(
    `insert into read.webhook_standings as s (webhook, succeeded_at) values ($1, $2)
     on conflict (webhook) do update set succeeded_at = $2, error = null, failures = 0,
       failing_since = null`,
    [webhook, at],
  );
};

/** @returns whether it has failed for so long that nobody is to try again */
export const noteFailure = async (
  db: Database,
  webhook: string,
  at: string,
  error: string,
): Promise<boolean> => {
  const { rows } = await db.query<{ is_over: boolean }>(
    `insert into read.webhook_standings as s (webhook, failed_at, error, failures, failing_since)
     values ($1, $2, $3, 1, now())
     on conflict (webhook) do update set failed_at = $2, error = $3, failures = s.failures + 1,
       failing_since = coalesce(s.failing_since, now())
     returning failures >= ${attempts} and failing_since <= now() - interval '${patience}' as is_over`,
    [webhook, at, error],
  );
  return rows[0]?.is_over ?? false;
};

/** Whoever enables it again, or gives it another address, begins anew. */
export const forgetFailures = async (db: Database, webhook: string): Promise<void> => {
  await db.query(
    `update read.webhook_standings set failures = 0, failing_since = null where webhook = $1`,
    [webhook],
  );
};
