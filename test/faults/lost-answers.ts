import { setTimeout as pause } from "node:timers/promises";
import { flaws } from "../crash/flaws.js";
import { linkTo as linkToEventStore } from "../event-store-server/link.js";
import type { Experiment, Trial } from "./experiment.js";
import { linkTo, losesAppends, losesReplies } from "./link.js";
import { Load } from "./load.js";
import type { Beginning } from "./site.js";

/** A way to the log on which some answers to appends are lost after their commit. */
interface Lossy {
  readonly begun: Beginning;
  readonly unheard: () => number;
}

const below = async ({ ground, log, after, random }: Trial): Promise<Lossy> => {
  if (log !== undefined) return belowEventStore(log, after);
  const { port } = ground.postgres;
  const link = await linkTo(
    port,
    losesAppends(() => random.between(1, 8) === 1),
  );
  after(() => link.close());
  const database = (url: string) => url.replace(`:${port}/`, `:${link.port}/`);
  return { begun: { database }, unheard: () => link.broken };
};

const belowEventStore = async (log: string, after: Trial["after"]): Promise<Lossy> => {
  const { host, hostname, port } = new URL(log);
  const link = await linkToEventStore({ host: hostname, port: Number(port) });
  const over = new AbortController();
  const losing = (async () => {
    for (; !over.signal.aborted; await pause(300)) link.loseNextAnswer();
  })();
  after(async () => {
    over.abort();
    await losing;
    await link.close();
  });
  const eventStore = (url: string) => url.replace(host, `${link.host}:${link.port}`);
  return { begun: { eventStore }, unheard: () => link.lost };
};

/** Between the product and its database, and between its callers and the product. */
export const lostAnswers: Experiment = {
  nth: 7,
  title: "answers dropped after the commit, and asked for again",
  flaw: flaws["forgets-commands"],
  run: async (trial) => {
    const { site: begin, after, random, long } = trial;
    const { begun, unheard } = await below(trial);
    const site = await begin(begun);
    await site.staff({ web: 1, worker: 1 });
    const [address = ""] = site.addresses;
    const above = await linkTo(
      Number(new URL(address).port),
      losesReplies(() => random.between(1, 5) === 1),
    );
    after(() => above.close());
    const load = new Load(site, async () => `http://127.0.0.1:${above.port}`);
    await load.until(long ? 4_000 : 250);
    await load.stop();
    return { done: { "commits unheard": unheard(), "answers dropped": above.broken } };
  },
};
