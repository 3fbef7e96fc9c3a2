// Settles what stands in an outbox, as a worker does, with a recipient who does nothing: in its own process.
import { Pool } from "pg";
import type { Connection } from "#infrastructure/database/connection.js";
import { openJobs } from "#infrastructure/queue/open-jobs.js";
import { Courier } from "#reactions/courier.js";
import { Dispatcher } from "#reactions/dispatcher.js";
import { serveJobs } from "./own-process.js";

export interface Settling {
  readonly connection: Connection;
  /** Absent: the queue stands in the same database. */
  readonly redisUrl?: string;
  /** Rows of the outbox, to as many targets as a busy day may have. */
  readonly rows: number;
}

export interface Settled {
  readonly perSecond: number;
}

const targets = 512;
const noon = "2026-01-20T12:00:00.000Z";

const fill = async (pool: Pool, rows: number): Promise<void> => {
  await pool.query("truncate read.outbox");
  await pool.query(
    `insert into read.outbox (id, reaction, cause, caused_at, command, target, body, status)
     select 'bench:' || n, 'bench', 'event ' || n, $2, 'Nothing', 'target ' || n % $3, '{}', 'waiting'
     from generate_series(1, $1::int) n`,
    [rows, noon, targets],
  );
  await pool.query("analyze read.outbox");
  await pool.query(
    `insert into read.leases (name, token) values ($1, 1) on conflict (name) do update set token = 1`,
    [Dispatcher.work],
  );
};

serveJobs(async ({ connection, redisUrl, rows }: Settling): Promise<Settled> => {
  const pool = new Pool({ ...connection, max: 8 });
  await fill(pool, rows);
  const faults: unknown[] = [];
  const parts = {
    pool,
    clock: { now: () => noon },
    clockIsSane: async () => true,
    lease: () => "1",
    send: async () => ({ outcome: "done" }) as const,
    report: (fault: unknown) => void faults.push(fault),
  };
  const [courier, dispatcher, over] = [
    new Courier(parts),
    new Dispatcher(parts),
    new AbortController(),
  ];
  const settled = new Set<string>();
  const work = async (id: string) => {
    await courier.carry(id);
    if (settled.add(id).size === rows) over.abort();
    dispatcher.wake();
  };
  const jobs = await openJobs({ connection, work, report: parts.report }, redisUrl);
  const from = performance.now();
  const limit = AbortSignal.timeout(60_000);
  await dispatcher.run(AbortSignal.any([over.signal, limit]), jobs.hand);
  const seconds = (performance.now() - from) / 1_000;
  await jobs.close();
  const { rowCount } = await pool.query("select from read.outbox where status = 'done'");
  await pool.end();
  if (faults.length > 0 || rowCount !== rows)
    throw new Error(`${rowCount} of ${rows} are settled. ${faults.map(String).join(" ")}`);
  return { perSecond: rows / seconds };
});
