import { Pool, type ClientConfig, type QueryConfig } from "pg";
import { freshStream, sampleOfSize } from "#event-store/contract/samples.js";
import type { EncodedEvent, EventStore } from "#event-store/port.js";
import { appendSettled } from "#event-store/settle.js";
import { logMigrations } from "#event-store/postgres/migrations.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { median } from "./median.js";

/** Per second, medians over the rounds. */
export interface AppendFigures {
  readonly appends: number;
  /** One INSERT and commit a row, sent as a plain query; and as a prepared statement. */
  readonly inserts: number;
  readonly preparedInserts: number;
}

export interface GrowthFigures {
  readonly atSmall: number;
  readonly atLarge: number;
}

const callers = 64;
const appendsEach = 60;
const connections = 10;
/** About what an event of the labelling domain takes. */
const eventBytes = 900;

type Act = (event: EncodedEvent) => Promise<unknown>;

/**
 * 64 callers at once, each waiting for its answer before it goes on, against one-row INSERT commits
 * of the same bytes by as many callers on the same pool, into a table with a primary key alone.
 */
export const measureAppends = async (
  connection: ClientConfig,
  rounds: number,
): Promise<AppendFigures> => {
  const pool = poolOf(connection);
  await migrateLog(pool);
  await pool.query(`
    create table raw (
      position bigint generated always as identity primary key,
      stream text collate "C" not null, version integer not null, bytes bytea not null)`);
  const text = "insert into raw (stream, version, bytes) values ($1, $2, $3)";
  const insert = (query: QueryConfig): Act => {
    return ({ event, bytes }) =>
      pool.query({ ...query, values: [event.stream, event.version, bytes] });
  };
  const speeds = await interleaved(rounds, {
    appends: appendsThrough(pool),
    inserts: insert({ text }),
    preparedInserts: insert({ name: "raw", text }),
  });
  await pool.end();
  return speeds;
};

/** The same appends to a short log and to a long one, in turns. */
export const measureAppendGrowth = async (
  small: ClientConfig,
  large: ClientConfig,
  events: { readonly small: number; readonly large: number },
  rounds: number,
): Promise<GrowthFigures> => {
  const [smallPool, largePool] = [poolOf(small), poolOf(large)];
  await fill(largePool, events.large);
  const speeds = await interleaved(
    rounds,
    { atSmall: appendsThrough(smallPool), atLarge: appendsThrough(largePool) },
    // What a round has added would count on the small side.
    () => fill(smallPool, events.small),
  );
  await Promise.all([smallPool.end(), largePool.end()]);
  return speeds;
};

export const poolOf = (connection: ClientConfig): Pool =>
  new Pool({ ...connection, max: connections }).on("error", () => undefined);

export const migrateLog = async (pool: Pool): Promise<void> => {
  await pool.query("drop schema if exists log cascade");
  for (const { sql } of logMigrations) await pool.query(sql);
};

const fill = async (pool: Pool, events: number): Promise<void> => {
  await migrateLog(pool);
  await pool.query(
    `insert into log.events
     select n, 'application-' || gen_random_uuid(), 0, convert_to(repeat('x', $2), 'UTF8')
     from generate_series(1, $1) n`,
    [events, eventBytes],
  );
  await pool.query("vacuum analyze log.events");
};

const appendsThrough = (pool: Pool): Act => appendsInto(new PostgresEventStore(pool));

/** As commands do: where an answer is lost, on a crowded machine, the same is asked again. */
export const appendsInto =
  (store: EventStore): Act =>
  async (encoded) => {
    const { outcome } = await appendSettled(store, encoded.event.stream, "none", [encoded], []);
    if (outcome === "conflict")
      throw new Error(`An append of the bench was answered with ${outcome}.`);
  };

export const interleaved = async <Name extends string>(
  rounds: number,
  acts: Readonly<Record<Name, Act>>,
  beforeEach: () => Promise<void> = async () => undefined,
): Promise<Record<Name, number>> => {
  const speeds: Record<string, number[]> = {};
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    await beforeEach();
    for (const [name, act] of Object.entries<Act>(acts)) {
      const speed = await speedOf(act);
      if (round > 0) (speeds[name] ??= []).push(speed);
    }
  }
  return Object.fromEntries(
    Object.entries(speeds).map(([name, each]) => [name, median(each)]),
  ) as Record<Name, number>;
};

const speedOf = async (act: Act): Promise<number> => {
  const work = Array.from({ length: callers }, () =>
    Array.from({ length: appendsEach }, () => sampleOfSize(freshStream(), 0, eventBytes)),
  );
  const start = performance.now();
  await Promise.all(
    work.map(async (events) => {
      for (const event of events) await act(event);
    }),
  );
  return Math.round((callers * appendsEach * 1_000) / (performance.now() - start));
};
