import fs from "node:fs/promises";
import path from "node:path";
import { postgresServer } from "../postgres-server.js";
import { eventStoreAtHand } from "./event-store-at-hand.js";
import { redisAtHand } from "./redis-at-hand.js";

/** Where the product can stand: a data folder, and the servers that its environment names. */
export interface Place {
  readonly name: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where nothing but the queue stands elsewhere, the log is that of the first. */
  readonly hasOwnLog: boolean;
}

export interface Places {
  /** All by itself: what the others are compared with. */
  readonly alone: Place;
  readonly others: readonly Place[];
  stop(): Promise<void>;
}

/** On every log and every queue that can be reached; what cannot is said. */
export const placesIn = async (above: string): Promise<Places> => {
  const folder = await fs.mkdtemp(path.join(above, "places-"));
  const place = (name: string, env: Place["env"], hasOwnLog = true): Place => ({
    name,
    dataDir: path.join(folder, name.replace(/\W+/g, "-")),
    env,
    hasOwnLog,
  });
  // As durable as the folder's own.
  const postgres = await postgresServer(["fsync=on"]);
  const [eventStore, redis] = [await eventStoreAtHand(), await redisAtHand()];
  return {
    alone: place("the folder's own PostgreSQL", {}),
    others: [
      place("a PostgreSQL server", { DATABASE_URL: await postgres.database("label") }),
      place(eventStore.name, { EVENTSTORE_URL: eventStore.url }),
      ...(redis ? [place("Redis for jobs", { REDIS_URL: redis.url }, false)] : []),
    ],
    stop: async () => {
      eventStore.stop();
      await redis?.stop();
      await postgres.stop();
    },
  };
};
