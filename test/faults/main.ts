import { parseArgs } from "node:util";
import { type Fault, faultCodes } from "../crash/fault.js";
import { account } from "./account.js";
import type { Experiment } from "./experiment.js";
import { experiments } from "./experiments.js";
import { type Ground, openGround } from "./ground.js";
import { attempt, type Result } from "./trial.js";

// npm run test:faults -- [--short] [--only 7 --only 8] [--seed 42]
// npm run test:faults -- --prove: plants the bug of each, and succeeds if each is found.
const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    prove: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
const chosen = experiments.filter(({ nth }) => values.only?.includes(`${nth}`) ?? true);

process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

let shared: Promise<Ground> | undefined;

const once = async (experiment: Experiment, flawed: boolean): Promise<Result> => {
  const trying = { seed, flawed, long: !values.short && !flawed };
  if (!experiment.ground) return attempt(experiment, await (shared ??= openGround()), trying);
  const own = await experiment.ground();
  return attempt(experiment, own, trying).finally(own.close);
};

const told = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");

const codesIn = (faults: readonly Fault[]) => [...new Set(faults.map(({ code }) => code))];

const detailed = (faults: readonly Fault[]): string =>
  codesIn(faults)
    .map((code) => {
      const of = faults.filter((fault) => fault.code === code);
      const some = of.slice(0, 5).map(({ about }) => `     ${about}\n`);
      return `   ${code} (${of.length}): ${faultCodes[code]}\n${some.join("")}`;
    })
    .join("");

const tried = async (experiment: Experiment): Promise<boolean> => {
  const begun = performance.now();
  const { done, commands, events, faults } = await once(experiment, false);
  console.error(`${experiment.nth}: ${Math.round((performance.now() - begun) / 1_000)} s`);
  const counts = { ...done, commands, events, ...account(faults), faults: faults.length };
  console.log(`${experiment.nth} ${experiment.title}: ${told(counts)}\n${detailed(faults)}`.trim());
  return faults.length === 0;
};

const proved = async (experiment: Experiment): Promise<boolean> => {
  const { faults } = await once(experiment, true);
  const found = codesIn(faults).filter((code) => experiment.flaw.foundAs.includes(code));
  const how = found.length > 0 ? `is found as ${found.join(", ")}` : "is NOT found";
  console.log(`${experiment.nth} ${experiment.title}: its bug ${how}`);
  if (found.length === 0) console.log(detailed(faults));
  return found.length > 0;
};

const see = async (experiment: Experiment): Promise<"as it should" | "otherwise" | "not run"> => {
  const name = `${experiment.nth} ${experiment.title}`;
  const lacks = experiment.lacks?.();
  if (lacks !== undefined) {
    console.log(`${name}: NOT RUN, it needs ${lacks}`);
    return "not run";
  }
  try {
    const isSound = await (values.prove ? proved(experiment) : tried(experiment));
    return isSound ? "as it should" : "otherwise";
  } catch (fault) {
    console.log(`${name}: BROKEN OFF, ${String(fault)}`);
    console.error(fault);
    return "otherwise";
  }
};

/** Most of a short one is waiting: beside others it takes no longer. */
const lanes = values.short ? 4 : 1;
const waiting = [...chosen];
const seen: Awaited<ReturnType<typeof see>>[] = [];
const lane = async (): Promise<void> => {
  for (let next = waiting.shift(); next; next = waiting.shift()) seen.push(await see(next));
};

console.log(`seed ${seed}`);
await Promise.all(Array.from({ length: lanes }, lane));
await (await shared)?.close();
const counts = (["as it should", "otherwise", "not run"] as const).map(
  (what) => `${seen.filter((one) => one === what).length} ${what}`,
);
console.log(counts.join(", "));
process.exit(seen.includes("otherwise") ? 1 : 0);
