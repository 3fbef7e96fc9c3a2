import { Pool, type ClientConfig } from "pg";
import { projectionMigrations } from "#projections/migrations.js";
import { rebuild } from "#projections/rebuild.js";
import { applications } from "#read-models/applications/applications.js";
import { tellHistory } from "./history.js";

/** Events a second, medians over the rounds. */
export interface RebuildFigures {
  readonly events: number;
  readonly rebuilt: number;
  /** A paged SELECT of the same events with JSON.parse, one page after the other. */
  readonly read: number;
  /** `rebuilt ÷ read` */
  readonly ratio: number;
  /** The most that the process held while it rebuilt, in MiB. */
  readonly memory: number;
}

const page = 1_000;

/** Fills an empty database with a history, then rebuilds the list of files and reads the log, in turns. */
export const measureRebuild = async (
  connection: ClientConfig,
  events: number,
  rounds = 7,
): Promise<RebuildFigures> => {
  const pool = new Pool({ ...connection, max: 10 }).on("error", () => undefined);
  const log = await tellHistory(pool, events);
  for (const { sql } of projectionMigrations) await pool.query(sql);
  const times: { rebuilt: number[]; read: number[] } = { rebuilt: [], read: [] };
  let memory = 0;
  const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss)), 50);
  let count = 0;
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now();
    await rebuild({ connection, store: log.store, open: log.open, models: [applications] });
    const between = performance.now();
    count = await readLog(pool);
    const end = performance.now();
    if (round === 0) continue;
    times.rebuilt.push(between - from);
    times.read.push(end - between);
  }
  clearInterval(watch);
  await pool.end();
  const perSecond = (ms: readonly number[]) => (count / median(ms)) * 1_000;
  const [rebuilt, read] = [perSecond(times.rebuilt), perSecond(times.read)];
  return { events: count, rebuilt, read, ratio: rebuilt / read, memory: memory / 1_048_576 };
};

const readLog = async (pool: Pool): Promise<number> => {
  let [after, count] = ["0", 0];
  for (;;) {
    const { rows } = await pool.query<{ position: string; bytes: Buffer }>(
      `select position, bytes from log.events where position > $1 order by position limit ${page}`,
      [after],
    );
    for (const { bytes } of rows) JSON.parse(bytes.toString("utf8"));
    const last = rows.at(-1);
    if (!last) return count;
    after = last.position;
    count += rows.length;
  }
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
