import { createPostgresBackend, withBackend } from "bullmq";
import type { Connection } from "../database/connection.js";
import {
  isForgotten,
  type Job,
  jobOf,
  name,
  patient,
  queueOptions,
  workerOptions,
} from "./bullmq.js";
import type { Jobs, JobsParts } from "./jobs.js";
import { queueSchema } from "../database/schema-parts.js";
import { makeQueue } from "./queue-parts.js";

/** A bulk makes tables of its own: 12 ms, for which one after the other goes quicker up to so many. */
const few = 8;

/** Its commits wait for no disk, since what they say can be lost. */
export const jobsOnPostgres = async ({ connection, work, report }: JobsParts): Promise<Jobs> => {
  await makeQueue(connection);
  const queue = new Queue<Job>(name, { ...queueOptions, connection: poolOf(connection, 2) });
  const worker = new Worker<Job>(name, ({ data }) => work(data.row), {
    ...workerOptions,
    connection: poolOf(connection, 6),
  });
  const close = async () => {
    await worker.close();
    await queue.close();
  };
  const tell = (fault: unknown) => {
    if (!isForgotten(fault)) report(fault);
  };
  queue.on("error", tell);
  worker.on("error", tell);
  worker.on("failed", (_, fault) => report(fault));
  // Asked while the database is away, their connections would fail for ever.
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]).catch(async (fault) => {
    await close();
    throw fault;
  });
  const running = worker.run().catch(report);
  return {
    hand: async (ids) => {
      const jobs = ids.map(jobOf);
      if (jobs.length > few) await queue.addBulk(jobs);
      else await Promise.all(jobs.map((one) => queue.add(one.name, one.data, one.opts)));
    },
    close: async () => {
      await close();
      await running;
    },
  };
};

const { Queue, Worker } = withBackend<
  ReturnType<typeof createPostgresBackend>,
  ReturnType<typeof poolOf>
>((...asked) => {
  const backend = createPostgresBackend(...asked);
  // As in `openPool`: a server that goes tells every connection, and nobody listening ends the process.
  const { pool } = backend.connection;
  pool.on("connect", (client) => client.on("error", () => undefined));
  return patient(backend);
});

export const poolOf = (connection: Connection, size: number) => ({
  ...connection,
  schema: queueSchema,
  max: size,
  application_name: "creativallee jobs",
  connectionTimeoutMillis: 5_000,
  query_timeout: 25_000,
  options: `${connection.options ?? ""} -c synchronous_commit=off`,
});
