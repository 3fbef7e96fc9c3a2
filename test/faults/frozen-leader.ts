import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../crash/fault.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";
import type { Site } from "./site.js";

/** Of what every worker would do and one does. */
const tokens = async ({ engine }: Site): Promise<string> => {
  const { rows } = await engine.reading.query<{ tokens: string | null }>(
    "select string_agg(token::text, ' ' order by name) as tokens from read.leases where until > now()",
  );
  return rows[0]?.tokens ?? "";
};

/** In milliseconds; a lease runs out after eight seconds. */
const frozen = { short: 9_000, long: 60_000 } as const;

export const frozenLeader: Experiment = {
  nth: 12,
  title: "the worker at work frozen past its lease, and resumed",
  flaw: flaws["writes-what-is-stale"],
  run: async ({ site: begin, long }) => {
    const site = await begin();
    // The first to come is the one that has the leases.
    await site.staff({ web: 1, worker: 1 });
    await site.until("the worker has its leases", async () => (await tokens(site)) !== "");
    const [first] = site.crew("worker");
    await site.begin("worker").address;
    const { people } = site;
    const [some, others] = [people.carriers.slice(0, 3), people.carriers.slice(3)];
    const earlier = new Load(site, site.address, { ...people, carriers: some, chambers: [] });
    await earlier.until(50);
    const before = await tokens(site);
    first?.freeze();
    // A minute of everybody's load would be all that one then looks at.
    await earlier.stop();
    await pause(long ? frozen.long : frozen.short);
    const load = new Load(site, site.address, { ...people, carriers: others });
    await site.until("the other has them", async () => {
      const now = await tokens(site);
      return now !== "" && now !== before;
    });
    await load.until(50);
    const meanwhile = await tokens(site);
    first?.thaw();
    await load.until(150);
    await load.stop();
    const after = await tokens(site);
    const moved: Fault = {
      code: "NOT_AS_MEANT",
      about: `leases went from ${meanwhile} to ${after}`,
    };
    return {
      done: { "seconds frozen": (long ? frozen.long : frozen.short) / 1_000 },
      faults: after === meanwhile ? [] : [moved],
    };
  },
};
