import type { Audit } from "../crash/audit.js";
import { Random } from "../random.js";
import type { Experiment, Found } from "./experiment.js";
import { type Ground } from "./ground.js";
import { type Beginning, Site } from "./site.js";

export interface Trying {
  readonly seed: number;
  readonly long: boolean;
  /** With its bug planted. */
  readonly flawed: boolean;
}

export interface Result extends Audit, Found {
  readonly faults: Audit["faults"];
}

/** What follows by itself is waited for so long, in milliseconds; with a bug, it may never come. */
const patience = { sound: 60_000, flawed: 12_000 } as const;

/** An empty one for each experiment: `--only 7`. */
const log = process.env["EVENTSTORE_URL"];

const flawedProgram = new URL("./flawed.js", import.meta.url);

/** One experiment, its audit included. */
export const attempt = async (
  { nth, flaw, run }: Experiment,
  ground: Ground,
  { seed, long, flawed }: Trying,
): Promise<Result> => {
  const random = new Random(seed + nth);
  const planted = flawed
    ? { EXPERIMENT: `${nth}`, NODE_OPTIONS: `--import ${flawedProgram.href}` }
    : {};
  const sites: Site[] = [];
  const undoing: (() => Promise<unknown>)[] = [];
  const named = log === undefined ? {} : { EVENTSTORE_URL: log };
  const site = async ({ env: own, ...begun }: Beginning = {}): Promise<Site> => {
    const env: Beginning["env"] = { ...named, ...own };
    // Who has a log elsewhere begins it there.
    const isElsewhere = "EVENTSTORE_URL" in env;
    const lot = isElsewhere
      ? await ground.emptyLot()
      : { ...(await ground.lot()), people: ground.people };
    if (flawed && flaw.sql !== undefined) await ground.postgres.run(flaw.sql, lot.name);
    const opened = await Site.on({ ...lot, ...begun, random, env: { ...env, ...planted } });
    sites.push(opened);
    return opened;
  };
  try {
    const after = (undo: () => Promise<unknown>) => undoing.unshift(undo);
    const found = await run({ ground, log, site, random, long, flawed, after });
    const [looked] = sites;
    if (!looked) throw new Error(`Experiment ${nth} has no site.`);
    const audit = await looked.audit(flawed ? patience.flawed : patience.sound);
    return { ...audit, ...found, faults: [...audit.faults, ...(found.faults ?? [])] };
  } finally {
    for (const one of sites) await one.close();
    for (const undo of undoing) await undo();
  }
};
