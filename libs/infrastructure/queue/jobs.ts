import { createPostgresBackend, runMigrations, withBackend } from "bullmq";
import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "../database/connection.js";
import { openPool } from "../database/pool.js";

/** Things to do, known by their ids, each done by one process at a time. */
export interface Jobs {
  /** What is there already stays as it is. */
  hand(ids: readonly string[]): Promise<void>;
  /** Waits for what is being done. */
  close(): Promise<void>;
}

export interface JobsParts {
  readonly connection: Connection;
  /** Does the thing. What it throws is reported, and the job is gone: nothing is kept here. */
  readonly work: (id: string) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const name = "outbox";
const schema = "jobs";
/** Done at the same time; a command waits for the database most of the while. */
const atOnce = 32;
/** Milliseconds that a job is its process's own, renewed by half; when it died, another takes it. */
const [owned, lookForStalled] = [10_000, 5_000];
/** A bulk makes tables of its own: 12 ms, for which one after the other goes quicker up to so many. */
const few = 8;
/** In milliseconds. */
const afterFailure = 1_000;

/**
 * A queue of BullMQ in the folder's PostgreSQL, and a worker of it. What stands in it can be lost at
 * any time without harm, so its commits wait for no disk.
 * @throws when the database is away
 */
export const openJobs = async ({ connection, work, report }: JobsParts): Promise<Jobs> => {
  await migrateQueue(connection);
  const queue = new Queue<Job>(name, {
    connection: poolOf(connection, 2),
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  const worker = new Worker<Job>(name, ({ data }) => work(data.row), {
    connection: poolOf(connection, 6),
    concurrency: atOnce,
    lockDuration: owned,
    stalledInterval: lookForStalled,
    maxStalledCount: 1_000,
    runRetryDelay: afterFailure,
    autorun: false,
  });
  const close = async () => {
    await worker.close();
    await queue.close();
  };
  queue.on("error", report);
  worker.on("error", report);
  worker.on("failed", (_, fault) => report(fault));
  // Asked while the database is away, their connections would fail for ever.
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]).catch(async (fault) => {
    await close();
    throw fault;
  });
  const running = worker.run().catch(report);
  return {
    hand: async (ids) => {
      const jobs = ids.map((row) => ({ name, data: { row }, opts: { jobId: jobIdOf(row) } }));
      if (jobs.length > few) await queue.addBulk(jobs);
      else await Promise.all(jobs.map((one) => queue.add(one.name, one.data, one.opts)));
    },
    close: async () => {
      await close();
      await running;
    },
  };
};

interface Job {
  readonly row: string;
}

/** BullMQ takes neither a colon nor a bare number. */
const jobIdOf = (row: string): string => `row-${encodeURIComponent(row)}`;

const { Queue, Worker } = withBackend<
  ReturnType<typeof createPostgresBackend>,
  ReturnType<typeof poolOf>
>((...asked) => {
  const backend = createPostgresBackend(...asked);
  // As in `openPool`: a server that goes tells every connection, and nobody listening ends the process.
  const { pool } = backend.connection;
  pool.on("connect", (client) => client.on("error", () => undefined));
  // The worker asks again at once whatever went wrong: it would spin while the database is away.
  const { moveToActive } = backend;
  backend.moveToActive = (...claim) =>
    moveToActive.apply(backend, claim).catch(async (fault: unknown) => {
      await pause(afterFailure);
      throw fault;
    });
  return backend;
});

const poolOf = (connection: Connection, size: number) => ({
  ...connection,
  schema,
  max: size,
  application_name: "creativallee jobs",
  connectionTimeoutMillis: 5_000,
  options: "-c synchronous_commit=off",
});

const migrateQueue = async (connection: Connection): Promise<void> => {
  const pool = openPool(connection, "jobs", 1);
  try {
    const client = await pool.connect();
    await runMigrations(client, schema).finally(() => client.release());
  } finally {
    await pool.end();
  }
};
