import fs from "node:fs/promises";
import path from "node:path";
import { Serving } from "../serving.js";
import { inRounds, type Row } from "./bench.js";
import type { HttpRequest } from "./http-line.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import type { Site } from "./site.js";

/** Requests a second, of callers who do not wait for each other. */
const rate = 100;

const listing = ({ secretariat }: Site): HttpRequest => ({
  method: "GET",
  path: "/api/v1/applications?limit=50",
  headers: { authorization: `Bearer ${secretariat.token}` },
});

/** A list page of 50 files, at two lengths of the log, against Fastify alone with the same bytes. */
export const pageRow: Row = async ({ scale: { rounds, seconds }, folder, small, large }) => {
  const sites = { small: await small(), large: await large() };
  const servings = { small: new Serving(sites.small), large: new Serving(sites.large) };
  const load = new OwnProcess<Job, Result>("load");
  const bareFolder = path.join(folder, "bare-fastify");
  let bare: Serving | undefined;
  try {
    const address = await servings.small.address;
    const { path: asked, headers } = listing(sites.small);
    const page = await (await fetch(`${address}${asked}`, { headers })).text();
    await fs.writeFile(bareFolder, page);
    bare = new Serving({
      dataDir: bareFolder,
      entry: new URL("./bare-fastify.js", import.meta.url),
    });
    const addresses = {
      small: address,
      large: await servings.large.address,
      bare: await bare.address,
    };
    const at = (where: keyof typeof addresses, site: Site) => () =>
      load.do({
        kind: "paced",
        address: addresses[where],
        requests: [listing(site)],
        rate,
        seconds: 4 * seconds,
      });
    const results = await inRounds(rounds, {
      small: at("small", sites.small),
      bare: at("bare", sites.small),
      large: at("large", sites.large),
    });
    const p99 = (where: keyof typeof results) => median(results[where].map((one) => one.p99));
    const p50 = (where: keyof typeof results) => median(results[where].map((one) => one.p50));
    return [
      {
        what: `p99 of a page of 50 at ${rate}/s ÷ bare Fastify, same ${page.length} bytes`,
        ratio: p99("small") / p99("bare"),
        aim: { most: 3 },
        of: { ms: p99("small"), "ms bare": p99("bare"), "ms median": p50("small") },
      },
      {
        what: `p99 of that page at ${sites.large.events} events ÷ at ${sites.small.events}`,
        ratio: p99("large") / p99("small"),
        aim: { most: 1.2 },
        of: { ms: p99("large"), "ms at the small": p99("small"), "ms median": p50("large") },
      },
    ];
  } finally {
    load.end();
    await bare?.stop();
    await servings.small.stop();
    await servings.large.stop();
  }
};
