import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { storyNames } from "../golden/kept.js";
import { goldenContent } from "./golden-content.js";
import { tamper } from "./tamper.js";

// npm run tamper -- --runs 100000 [--seed 42]
const { values } = parseArgs({
  options: {
    of: { type: "string" },
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const [runs, first] = [Number(values.runs), Number(values.seed)];
if (!(runs > 0) || !Number.isSafeInteger(first)) throw new Error("--runs and --seed want numbers.");

const contents = await Promise.all(
  (values.of ? values.of.split(",") : storyNames()).map(goldenContent),
);
const bar = process.stderr.isTTY ? new SingleBar({ stream: process.stderr }) : undefined;
bar?.start(runs, 0);
const start = performance.now();
const kinds = new Map<string, number>();
let unseen = 0;
for (let seed = first; seed < first + runs; seed += 1) {
  const content = contents[seed % contents.length];
  if (!content) continue;
  const { kind, how, found } = await tamper(content, seed);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (found.length === 0) {
    unseen += 1;
    console.log(`seed ${seed}: ${kind} (${how}) went unseen`);
  }
  bar?.increment();
}
bar?.stop();
const seconds = (performance.now() - start) / 1_000;
for (const [kind, count] of kinds) console.log(`${kind}: ${count}`);
console.log(`${runs} mutations in ${seconds.toFixed(1)} s, ${unseen} unseen`);
process.exitCode = unseen > 0 ? 1 : 0;
