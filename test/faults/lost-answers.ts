import { flaws } from "../crash/flaws.js";
import type { Experiment } from "./experiment.js";
import { linkTo, losesAppends, losesReplies } from "./link.js";
import { Load } from "./load.js";

/** Between the product and its database, and between its callers and the product. */
export const lostAnswers: Experiment = {
  nth: 7,
  title: "answers dropped after the commit, and asked for again",
  flaw: flaws["forgets-commands"],
  run: async ({ ground, site: begin, after, random, long }) => {
    const now = (one: number) => () => random.between(1, one) === 1;
    const below = await linkTo(ground.postgres.port, losesAppends(now(8)));
    after(() => below.close());
    const database = (url: string) => url.replace(`:${ground.postgres.port}/`, `:${below.port}/`);
    const site = await begin({ database });
    await site.staff({ web: 1, worker: 1 });
    const [address = ""] = site.addresses;
    const above = await linkTo(Number(new URL(address).port), losesReplies(now(5)));
    after(() => above.close());
    const load = new Load(site, async () => `http://127.0.0.1:${above.port}`);
    await load.until(long ? 4_000 : 250);
    await load.stop();
    return { done: { "commits unheard": below.broken, "answers dropped": above.broken } };
  },
};
