import type { EventStore } from "#event-store/port.js";
import { publishShipped } from "../../apps/server/publish-shipped.js";
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

/** Messages on drafts by their carrier, through a server at each place. */
const commandsAt = async (
  places: readonly Place[],
  { rounds, seconds }: Scale,
): Promise<Speeds> => {
  const load = new OwnProcess<Job, Result>("load");
  const servings: Serving[] = [];
  try {
    const measures: Record<string, () => Promise<Result>> = {};
    for (const place of places) {
      const { carrier, drafts } = await settled(place);
      const serving = new Serving(place);
      servings.push(serving);
      const requests = messages(drafts, carrier);
      const address = await serving.address;
      measures[place.name] = () => load.do({ kind: "busy", address, requests, callers, seconds });
    }
    const results = await inRounds(rounds, measures);
    const speed = ({ name }: Place) =>
      median((results[name] ?? []).map(({ perSecond }) => perSecond));
    return new Map(places.map((place) => [place, speed(place)]));
  } finally {
    load.end();
    await Promise.all(servings.map((one) => one.stop()));
  }
};

const settled = ({ dataDir, env }: Place) =>
  visiting(
    dataDir,
    async (engine) => {
      await publishShipped(engine);
      return peopled(engine, 128);
    },
    env,
  );

/** Into the same logs, which nobody follows any more. */
const appendsAt = (places: readonly Place[], { rounds }: Scale): Promise<Speeds> =>
  withStores(places, new Map(), async (stores) => {
    const acts = [...stores].map(([{ name }, store]) => [name, appendsInto(store)] as const);
    const speeds = await interleaved(rounds, Object.fromEntries(acts));
    return new Map(places.map((place) => [place, speeds[place.name] ?? Number.NaN]));
  });

const withStores = async <Result>(
  [place, ...rest]: readonly Place[],
  stores: ReadonlyMap<Place, EventStore>,
  work: (stores: ReadonlyMap<Place, EventStore>) => Promise<Result>,
): Promise<Result> => {
  if (!place) return work(stores);
  const { dataDir, env } = place;
  return visiting(
    dataDir,
    ({ store }) => withStores(rest, new Map([...stores, [place, store]]), work),
    env,
  );
};
