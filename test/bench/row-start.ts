import path from "node:path";
import { type Serve, Serving } from "../serving.js";
import { inRounds, type Row } from "./bench.js";
import { median } from "./median.js";

/** Milliseconds from nothing to an address that answers. */
const startTime = async (serve: Serve): Promise<number> => {
  const from = performance.now();
  const serving = new Serving(serve);
  await serving.address;
  const took = performance.now() - from;
  await serving.stop();
  return took;
};

/** A start on data that is there, its database included, against a Nest application without anything. */
export const startRow: Row = async ({ scale: { rounds }, folder, small, large }) => {
  const entry = new URL("./empty-nest.js", import.meta.url);
  const sites = { small: await small(), large: await large() };
  const results = await inRounds(rounds, {
    empty: () => startTime({ dataDir: path.join(folder, "empty-nest"), entry }),
    small: () => startTime(sites.small),
    large: () => startTime(sites.large),
  });
  const [empty, ofSmall, ofLarge] = [
    median(results.empty),
    median(results.small),
    median(results.large),
  ];
  return [
    {
      what: `start on ${sites.small.events} events ÷ start of an empty Nest application`,
      ratio: ofSmall / empty,
      aim: { most: 3 },
      of: { ms: ofSmall, "ms empty": empty },
    },
    {
      what: `start on ${sites.large.events} events ÷ start of an empty Nest application`,
      ratio: ofLarge / empty,
      aim: { most: 3 },
      of: { ms: ofLarge, "ms empty": empty },
    },
  ];
};
