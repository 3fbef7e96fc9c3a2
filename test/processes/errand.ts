// A process that takes up what is due in the outbox, tells what it is given, and is never done with it.
import { Pool } from "pg";
import type { Connection } from "#infrastructure/database/connection.js";
import { openJobs } from "#infrastructure/queue/open-jobs.js";
import { Courier } from "#reactions/courier.js";
import { Dispatcher } from "#reactions/dispatcher.js";

const [, , where = "", redisUrl] = process.argv;
const connection = JSON.parse(where) as Connection;
const parts = {
  pool: new Pool(connection),
  clock: { now: () => "2026-01-20T09:00:00.000Z" },
  clockIsSane: async () => true,
  lease: () => "1",
  report: (fault: unknown) => console.error(fault),
  send: ({ key }: { readonly key: string }) => {
    console.log(key);
    return new Promise<never>(() => undefined);
  },
};
const courier = new Courier(parts);
const work = (id: string) => courier.carry(id);
const { hand } = await openJobs({ connection, work, report: parts.report }, redisUrl);
await new Dispatcher(parts).run(new AbortController().signal, hand);
