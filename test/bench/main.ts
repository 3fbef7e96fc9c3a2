import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Bench, type Row, scales } from "./bench.js";
import { type Figure, isMet } from "./figure.js";
import { appendRow } from "./row-append.js";
import { auditRow } from "./row-audit.js";
import { ballotRow } from "./row-ballot.js";
import { commandRow } from "./row-command.js";
import { duringRebuildRow } from "./row-during-rebuild.js";
import { jobsRow } from "./row-jobs.js";
import { pageRow } from "./row-page.js";
import { reactionRow } from "./row-reaction.js";
import { placesRow } from "./row-places.js";
import { rebuildRow } from "./row-rebuild.js";
import { sampleRow } from "./row-sample.js";
import { startRow } from "./row-start.js";
import { workersRow } from "./row-workers.js";
import { type Site, siteIn } from "./site.js";

/** In this order: commands add to the logs, and come last. */
const rows: Readonly<Record<string, Row>> = {
  append: appendRow,
  audit: auditRow,
  rebuild: rebuildRow,
  page: pageRow,
  start: startRow,
  command: commandRow,
  "during-rebuild": duringRebuildRow,
  ballot: ballotRow,
  reaction: reactionRow,
  sample: sampleRow,
  places: placesRow,
  jobs: jobsRow,
  workers: workersRow,
};

// npm run bench -- [--quick | --full] [--only command] [--json FILE] [--keep FOLDER]
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: Object.keys(rows) },
    json: { type: "string" },
    /** Keeps the logs that it writes, and uses them again. */
    keep: { type: "string" },
  },
});

process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

const scale = values.quick ? scales.quick : values.full ? scales.full : scales.usual;
const folder = values.keep ?? (await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-bench-")));
await fs.mkdir(folder, { recursive: true });

const sites = new Map<number, Promise<Site>>();
const site = (events: number) => async (): Promise<Site> => {
  const made = sites.get(events) ?? siteIn(folder, events);
  sites.set(events, made);
  return made;
};
const bench: Bench = { scale, folder, small: site(scale.small), large: site(scale.large) };

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: false });

const line = (figure: Figure): string => {
  const { what, ratio, aim, of } = figure;
  const aimed = aim ? ("least" in aim ? `≥ ${aim.least}` : `≤ ${aim.most}`) : "";
  const met = { true: "met", false: "MISSED", undefined: "" }[String(isMet(figure))] ?? "";
  const parts = Object.entries(of).map(([unit, value]) => `${number.format(value)} ${unit}`);
  const made = parts.length > 0 ? ` (${parts.join(", ")})` : "";
  return `${number.format(ratio).padStart(7)}  ${aimed.padEnd(7)} ${met.padEnd(7)} ${what}${made}`;
};

const figures: Record<string, readonly Figure[]> = {};
for (const name of values.only) {
  const row = rows[name];
  if (!row) throw new Error(`There is no row ${name}: ${Object.keys(rows).join(", ")}.`);
  const measured = await row(bench);
  figures[name] = measured;
  for (const figure of measured) console.log(line(figure));
}
if (values.json) {
  const machine = { node: process.version, cpus: os.cpus().length, memory: os.totalmem() };
  const told = { at: new Date().toISOString(), machine, scale, figures };
  await fs.writeFile(values.json, `${JSON.stringify(told, undefined, 2)}\n`);
}
if (!values.keep) await fs.rm(folder, { recursive: true });
process.exit();
