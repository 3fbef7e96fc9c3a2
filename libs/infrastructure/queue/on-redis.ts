import { createRedisBackend, type IRedisClient, type RedisQueueBackend, withBackend } from "bullmq";
import { Redis } from "ioredis";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "../database/connection.js";
import { openPool } from "../database/pool.js";
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
import { redisPlace } from "./redis/place.js";

/** Milliseconds between two attempts to be connected, and until a silent Redis counts as away. */
const [anew, silence] = [1_000, 5_000];
/** Milliseconds between two looks at what is not over yet, and for Redis to be told what is. */
const [glance, farewell] = [20, 2_000];

/**
 * Opens whether or not Redis is there: the worker waits for it as long as it takes, and what is handed
 * over meanwhile is refused at once and stays in the outbox.
 */
export const jobsOnRedis = async (
  { connection, work, report }: JobsParts,
  url: string,
): Promise<Jobs> => {
  const prefix = await prefixAt(connection);
  const place = redisPlace(url);
  if (!place) throw new Error("REDIS_URL is not the address of a Redis.");
  const always = {
    ...place.options,
    retryStrategy: () => anew,
    sentinelRetryStrategy: () => anew,
    keepAlive: 10_000,
    // A primary that has become a replica: whoever asks for its name again is told of the new one.
    reconnectOnError: ({ message }: Error) => message.startsWith("READONLY"),
  };
  const handing = new Redis({
    ...always,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: silence,
  });
  const working = new Redis({ ...always, maxRetriesPerRequest: null });
  // BullMQ listens too, but not until the end.
  for (const client of [handing, working]) client.on("error", () => undefined);
  // Which Redis this is was looked at when the server started.
  const options = { prefix, skipVersionCheck: true };
  const queue = new Queue<Job>(name, {
    ...queueOptions,
    ...options,
    streams: { events: { maxLen: 100 } },
    connection: handing,
  });
  const doing = new Set<Promise<void>>();
  const see = async ({ data }: { readonly data: Job }) => {
    const done = work(data.row);
    doing.add(done);
    await done.finally(() => doing.delete(done));
  };
  const worker = new Worker<Job>(name, see, { ...workerOptions, ...options, connection: working });
  const tell = (fault: unknown) => {
    if (!isForgotten(fault)) report(fault);
  };
  queue.on("error", tell);
  worker.on("error", tell);
  worker.on("failed", (_, fault) => report(fault));
  // Jobs that Redis has not been told the end of.
  const open = new Set<string | undefined>();
  worker.on("active", ({ id }) => open.add(id));
  worker.on("completed", ({ id }) => open.delete(id));
  worker.on("failed", (job) => open.delete(job?.id));
  // An end that could not be told is waited for no more, whichever it was.
  worker.on("error", () => open.clear());
  void worker.run().catch(report);
  /**
   * A Redis that stands still, or whose machine is gone without a word, keeps its connections for
   * minutes; another may have its name by then. What was asked of it is asked again.
   */
  const heart = setInterval(() => {
    handing.ping().catch(() => {
      for (const client of [handing, working]) connectAnew(client);
      worker.getBackend().blockingClient?.then(connectAnew, () => undefined);
    });
  }, silence);
  // A start need not begin with a refusal; where Redis is away it goes on without.
  await once(handing, "ready", { signal: AbortSignal.timeout(silence) }).catch(() => undefined);
  return {
    hand: async (ids) => {
      if (handing.status !== "ready") throw new Error("Redis is away: what is due waits.");
      await Promise.all(ids.map(jobOf).map((one) => queue.add(one.name, one.data, one.opts)));
    },
    close: async () => {
      clearInterval(heart);
      await worker.pause(true);
      await Promise.allSettled(doing);
      for (let waited = 0; open.size > 0 && waited < farewell; waited += glance)
        await pause(glance);
      // By force, since BullMQ would wait without end for a Redis that is away.
      await worker.close(true);
      await queue.close();
      for (const client of [handing, working]) client.disconnect();
    },
  };
};

/** Not what is about to be connected: the driver would take that for a farewell. */
const connectAnew = (client: Pick<IRedisClient, "status" | "disconnect">): void => {
  if (client.status === "ready" || client.status === "connect") client.disconnect(true);
};

const { Queue, Worker } = withBackend<RedisQueueBackend, Redis>((...asked) =>
  patient(createRedisBackend(...asked)),
);

/** A job names a row of one database: two installations on one Redis must not take each other's. */
const prefixAt = async (connection: Connection): Promise<string> => {
  const pool = openPool(connection, "jobs", 1);
  try {
    const { rows } = await pool.query<{ place: string }>(
      `select system_identifier || '-' || oid as place from pg_control_system(), pg_database
       where datname = current_database()`,
    );
    return `creativallee-${rows[0]?.place}`;
  } finally {
    await pool.end();
  }
};
