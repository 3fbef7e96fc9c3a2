import path from "node:path";
import { lags } from "#projections/lag.js";
import { pause } from "#projections/pause.js";
import type { Engine } from "../../apps/server/engine.js";
import { publishShipped } from "../../apps/server/publish-shipped.js";
import { untilQuiet } from "../crash/quiet.js";
import { postgresServer, type PostgresServer } from "../postgres-server.js";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { inRounds, type Row } from "./bench.js";
import { median } from "./median.js";
import { peopled } from "./site.js";

interface Measured {
  readonly perSecond: number;
  /** The most that the list of files was behind the log. */
  readonly lag: number;
}

type Site = Pick<Engine, "reading" | "store" | "clock"> & { readonly drafts: readonly string[] };

/** One more day for a draft in each: as a reaction would ask, in their turns. */
const written = `
  insert into read.outbox (id, reaction, cause, caused_at, command, target, body, status)
  select $1 || n, 'bench', gen_random_uuid(), $4, 'EditDraft', ($3::text[])[1 + n % cardinality($3)],
    jsonb_build_object('values', jsonb_build_object('startsOn', date '1900-01-01' + n)), 'waiting'
  from generate_series($2::int, $2::int + $5::int - 1) n`;

const takes = `
  select extract(epoch from max(settled_at) - min(handed_at))::float as seconds,
    count(*) filter (where status = 'done')::int as done,
    count(*) filter (where status = 'waiting')::int as waiting
  from read.outbox where id like $1 || '%'`;

interface Takes {
  readonly seconds: number;
  readonly done: number;
  readonly waiting: number;
}

/** By the database's clock, from the first row handed over to the last that is settled. */
const settle = async (site: Site, round: number, rows: number): Promise<Measured> => {
  await untilQuiet(site);
  const run = `bench-${round}:`;
  const { reading, store, clock, drafts } = site;
  await reading.query(written, [run, round * rows, drafts, clock.now(), rows]);
  let lag = 0;
  for (const end = performance.now() + 120_000; performance.now() < end; await pause(100)) {
    const behind = await lags(store, reading, clock.now());
    lag = Math.max(lag, behind.find(({ name }) => name === "applications")?.seconds ?? 0);
    const [told] = (await reading.query<Takes>(takes, [run])).rows;
    if (!told || told.waiting > 0) continue;
    if (told.done < rows) throw new Error(`${rows - told.done} edits of the bench were refused.`);
    return { perSecond: rows / told.seconds, lag: lag * 1_000 };
  }
  throw new Error("What stands in the outbox is not settled.");
};

/** Drafts in a database of their own, and so many worker processes. */
const staffed = async <Result>(
  { postgres, folder }: { readonly postgres: PostgresServer; readonly folder: string },
  workers: number,
  work: (site: Site) => Promise<Result>,
): Promise<Result> => {
  const dataDir = path.join(folder, `workers-${workers}`);
  const env = { DATABASE_URL: await postgres.database(`workers${workers}`), ROLES: "worker" };
  const settled = async (engine: Engine): Promise<Result> => {
    await publishShipped(engine);
    const { drafts } = await peopled(engine, 128);
    const crew = Array.from({ length: workers }, () => new Serving({ dataDir, env }));
    try {
      await Promise.all(crew.map(({ address }) => address));
      return await work({ ...engine, drafts });
    } finally {
      await Promise.all(crew.map((one) => one.stop()));
    }
  };
  return visiting(dataDir, settled, env);
};

/** Commands that wait in the outbox, given by two worker processes and by one. */
export const workersRow: Row = async ({ scale: { rounds, seconds }, folder }) => {
  const rows = 1_000 * seconds;
  const postgres = await postgresServer(["fsync=on"]);
  const place = { postgres, folder };
  try {
    const results = await staffed(place, 1, (one) =>
      staffed(place, 2, (two) =>
        inRounds(rounds, {
          one: (round) => settle(one, round, rows),
          two: (round) => settle(two, round, rows),
        }),
      ),
    );
    const of = (name: keyof typeof results, what: keyof Measured) =>
      median(results[name].map((one) => one[what]));
    return [
      {
        what: "commands of the outbox settled by two workers ÷ by one",
        ratio: of("two", "perSecond") / of("one", "perSecond"),
        of: { "jobs/s": of("two", "perSecond"), "jobs/s by one": of("one", "perSecond") },
      },
      {
        what: "most that the list of files is behind meanwhile, with two workers ÷ with one",
        ratio: of("two", "lag") / of("one", "lag"),
        of: { ms: of("two", "lag"), "ms with one": of("one", "lag") },
      },
    ];
  } finally {
    await postgres.stop();
  }
};
