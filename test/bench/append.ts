import { pathToFileURL } from "node:url";
import { Pool, type ClientConfig, type QueryConfig } from "pg";
import { freshStream, sampleOfSize } from "#event-store/contract/samples.js";
import type { EncodedEvent } from "#event-store/port.js";
import { logMigrations } from "#event-store/postgres/migrations.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { testDatabase } from "../postgres.js";

/** Per second, medians over the rounds. */
export interface AppendFigures {
  readonly appends: number;
  /** One INSERT and commit a row, sent as a plain query; and as a prepared statement. */
  readonly inserts: number;
  readonly preparedInserts: number;
  /** `appends ÷ preparedInserts`: the harder of the two. */
  readonly ratio: number;
  readonly ratioToPlain: number;
}

export interface GrowthFigures {
  readonly appendsAt10k: number;
  readonly appendsAt1M: number;
  readonly growth: number;
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
  rounds = 9,
): Promise<AppendFigures> => {
  const pool = poolOf(connection);
  await migrate(pool);
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
  const { appends, inserts, preparedInserts } = speeds;
  return { ...speeds, ratio: appends / preparedInserts, ratioToPlain: appends / inserts };
};

/** The same appends to a log of ten thousand events and to one of a million, in turns. */
export const measureAppendGrowth = async (
  small: ClientConfig,
  large: ClientConfig,
  rounds = 9,
): Promise<GrowthFigures> => {
  const [smallPool, largePool] = [poolOf(small), poolOf(large)];
  await fill(largePool, 1_000_000);
  const speeds = await interleaved(
    rounds,
    { appendsAt10k: appendsThrough(smallPool), appendsAt1M: appendsThrough(largePool) },
    // What a round has added would count on the small side.
    () => fill(smallPool, 10_000),
  );
  await Promise.all([smallPool.end(), largePool.end()]);
  return { ...speeds, growth: speeds.appendsAt10k / speeds.appendsAt1M };
};

const poolOf = (connection: ClientConfig): Pool =>
  new Pool({ ...connection, max: connections }).on("error", () => undefined);

const migrate = async (pool: Pool): Promise<void> => {
  await pool.query("drop schema if exists log cascade");
  for (const { sql } of logMigrations) await pool.query(sql);
};

const fill = async (pool: Pool, events: number): Promise<void> => {
  await migrate(pool);
  await pool.query(
    `insert into log.events
     select n, 'application-' || gen_random_uuid(), 0, convert_to(repeat('x', $2), 'UTF8')
     from generate_series(1, $1) n`,
    [events, eventBytes],
  );
  await pool.query("vacuum analyze log.events");
};

const appendsThrough = (pool: Pool): Act => {
  const store = new PostgresEventStore(pool);
  return async (encoded) => {
    const { outcome } = await store.append(encoded.event.stream, "none", [encoded], []);
    if (outcome !== "ok") throw new Error(`An append of the bench was answered with ${outcome}.`);
  };
};

const interleaved = async <Name extends string>(
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

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [one, small, large] = [await testDatabase(), await testDatabase(), await testDatabase()];
  console.log(await measureAppends(one.connection));
  console.log(await measureAppendGrowth(small.connection, large.connection));
  for (const { drop } of [one, small, large]) await drop();
  process.exit();
}
