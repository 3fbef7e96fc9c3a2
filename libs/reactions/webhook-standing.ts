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
  {
    id: "webhooks-2",
    sql: `
      alter table read.webhook_standings
        -- The version of the webhook that the failures are counted from: see noteFailure.
        add column since integer not null default 0;`,
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

interface Failure {
  readonly at: string;
  readonly error: string;
  /** The webhook's event from which on it is tried: after another one, failures are counted anew. */
  readonly since: number;
}

/** @returns whether it has failed for so long that nobody is to try again */
export const noteFailure = async (
  db: Database,
  webhook: string,
  { at, error, since }: Failure,
): Promise<boolean> => {
  const { rows } = await db.query<{ is_over: boolean }>(
    `insert into read.webhook_standings as s
       (webhook, failed_at, error, failures, failing_since, since)
     values ($1, $2, $3, 1, now(), $4)
     on conflict (webhook) do update set failed_at = $2, error = $3, since = $4,
       failures = case when s.since = $4 then s.failures + 1 else 1 end,
       failing_since = case when s.since = $4 then coalesce(s.failing_since, now()) else now() end
     returning failures >= ${attempts} and failing_since <= now() - interval '${patience}' as is_over`,
    [webhook, at, error, since],
  );
  return rows[0]?.is_over ?? false;
};

/** It is disabled: nobody counts on. */
export const forgetFailures = async (db: Database, webhook: string): Promise<void> => {
  await db.query(
    `update read.webhook_standings set failures = 0, failing_since = null where webhook = $1`,
    [webhook],
  );
};
