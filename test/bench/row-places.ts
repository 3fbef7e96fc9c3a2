import type { Engine } from "../../apps/server/engine.js";
import { untilQuiet } from "../crash/quiet.js";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { appendsInto, interleaved } from "./append.js";
import { inRounds, type Row, type Scale } from "./bench.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import { type Place, placesIn } from "./places.js";
import { callers, messages } from "./row-command.js";
import { peopled } from "./site.js";

/** A command over HTTP, and appends by 64 callers, wherever the product can stand. */
export const placesRow: Row = async ({ scale, folder }) => {
  const { alone, others, stop } = await placesIn(folder);
  try {
    const commands = await commandsAt([alone, ...others], scale);
    // Theirs are no commands: what follows the log would stop at them.
    const logs = others.filter(({ hasOwnLog }) => hasOwnLog);
    const appends = await appendsAt([alone, ...logs], scale);
    const figures = (what: string, speeds: ReadonlyMap<Place, number>, places: readonly Place[]) =>
      places.map((place) => {
        const [its, own] = [speeds.get(place) ?? Number.NaN, speeds.get(alone) ?? Number.NaN];
        return {
          what: `${what} on ${place.name} ÷ on ${alone.name}`,
          ratio: its / own,
          of: { "a second": its, "a second on its own": own },
        };
      });
    return [
      ...figures("HTTP SendMessage, a sealed text,", commands, others),
      ...figures("appends of 64 callers", appends, logs),
    ];
  } finally {
    await stop();
  }
};

type Speeds = ReadonlyMap<Place, number>;

/** Messages on drafts by their carrier, through a server at each place; one is at work at a time. */
const commandsAt = async (
  places: readonly Place[],
  { rounds, seconds }: Scale,
): Promise<Speeds> => {
  const load = new OwnProcess<Job, Result>("load");
  const servings = new Map(places.map((place) => [place, new Serving(place)]));
  try {
    await Promise.all([...servings.values()].map(({ address }) => address));
    return await withEngines(places, new Map(), async (engines) => {
      const measures: Record<string, () => Promise<Result>> = {};
      for (const [place, engine] of engines) {
        const { carrier, drafts } = await peopled(engine, 128);
        const requests = messages(drafts, carrier);
        const address = (await servings.get(place)?.address) ?? "";
        measures[place.name] = async () => {
          const told = await load.do({ kind: "busy", address, requests, callers, seconds });
          // The letters that follow are not to be sent while another place is measured.
          await untilQuiet(engine, 120_000);
          return told;
        };
      }
      const results = await inRounds(rounds, measures);
      const speed = ({ name }: Place) =>
        median((results[name] ?? []).map(({ perSecond }) => perSecond));
      return new Map(places.map((place) => [place, speed(place)]));
    });
  } finally {
    load.end();
    await Promise.all([...servings.values()].map((one) => one.stop()));
  }
};

/** Into the same logs, which nobody follows any more. */
const appendsAt = (places: readonly Place[], { rounds }: Scale): Promise<Speeds> =>
  withEngines(places, new Map(), async (engines) => {
    const acts = [...engines].map(([{ name }, { store }]) => [name, appendsInto(store)] as const);
    const speeds = await interleaved(rounds, Object.fromEntries(acts));
    return new Map(places.map((place) => [place, speeds[place.name] ?? Number.NaN]));
  });

type Engines = ReadonlyMap<Place, Engine>;

const withEngines = async <Result>(
  [place, ...rest]: readonly Place[],
  engines: Engines,
  work: (engines: Engines) => Promise<Result>,
): Promise<Result> => {
  if (!place) return work(engines);
  const { dataDir, env } = place;
  return visiting(
    dataDir,
    (engine) => withEngines(rest, new Map([...engines, [place, engine]]), work),
    env,
  );
};
