import { Pool } from "pg";
import type { Viewer } from "#access/viewer.js";
import { beginning } from "#event-store/port.js";
import type { Capacity, Json, PersonId } from "#kernel/index.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { projectionMigrations } from "#projections/migrations.js";
import { Projector } from "#projections/projector.js";
import type { Query } from "#projections/query.js";
import { type Asking, Reader } from "#projections/reader.js";
import { rebuild } from "#projections/rebuild.js";
import { StoryLog } from "#projections/story-log.js";
import { TimeTravel } from "#projections/time-travel.js";
import { webhookMigrations } from "#reactions/webhook-standing.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import { readModels } from "#read-models/registry.js";
import { testDatabase } from "./postgres.js";

export interface TestReading {
  readonly log: StoryLog;
  /** Of all that is told so far. */
  ask<Params extends object, Answer>(
    query: Query<Params, Answer>,
    params: Params,
    viewer: Viewer,
    asking?: Asking,
  ): Promise<Answer | undefined>;
  rebuilt(): Promise<void>;
  stop(): Promise<void>;
}

export const as = (capacity: Capacity, person: string): Viewer => ({
  person: person as PersonId,
  capacity,
  language: "fr",
});

const report = (fault: unknown) => {
  throw fault;
};

/** The read models over a log that a spec tells, at a time that stands still, under the same rules for all. */
export const testReading = async (
  now: string,
  rules: Json = creativallee,
): Promise<TestReading> => {
  const database = await testDatabase();
  const { connection } = database;
  const pool = new Pool(connection);
  pool.on("error", () => undefined);
  for (const { sql } of [...projectionMigrations, ...webhookMigrations]) await pool.query(sql);
  const log = new StoryLog();
  const { store, open } = log;
  const over = new AbortController();
  const projector = new Projector({ connection, store, open, models: readModels, report });
  const run = projector.run(over.signal);
  const travel = new TimeTravel({ connection, store, open, momentOf: momentIn(pool) });
  const clock = { now: () => now, offset: () => 0 };
  const reader = new Reader(pool, store, projector, travel, clock, async () => rules);
  const names = readModels.map(({ name }) => name);

  const caughtUp = async () => {
    const last = (await store.readAll(beginning, 10_000)).at(-1);
    if (last) while (!(await reader.waitFor(names, last.event, 5_000)));
  };
  return {
    log,
    ask: async (query, params, viewer, asking = {}) => {
      await caughtUp();
      return (await reader.ask(query, params, viewer, asking)).answer;
    },
    rebuilt: () => rebuild({ connection, store, open, models: readModels }),
    stop: async () => {
      over.abort();
      await run;
      await travel.close();
      await pool.end();
      await database.drop();
    },
  };
};
