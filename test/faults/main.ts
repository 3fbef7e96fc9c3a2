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

let shared: Ground | undefined;
const groundOf = async ({ ground }: Experiment): Promise<Ground> =>
  ground ? ground() : (shared ??= await openGround());

const once = async (experiment: Experiment, flawed: boolean): Promise<Result> => {
  const ground = await groundOf(experiment);
  try {
    return await attempt(experiment, ground, { seed, flawed, long: !values.short && !flawed });
  } finally {
    if (ground !== shared) await ground.close();
  }
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
  console.error(`  ${Math.round((performance.now() - begun) / 1_000)} s`);
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

console.log(`seed ${seed}`);
let [sound, unrun] = [true, 0];
for (const experiment of chosen) {
  const lacks = experiment.lacks?.();
  if (lacks === undefined)
    sound =
      (await (values.prove ? proved(experiment) : tried(experiment)).catch((fault: unknown) => {
        console.log(`${experiment.nth} ${experiment.title}: BROKEN OFF, ${String(fault)}`);
        console.error(fault);
        return false;
      })) && sound;
  else {
    unrun += 1;
    console.log(`${experiment.nth} ${experiment.title}: NOT RUN, it needs ${lacks}`);
  }
}
await shared?.close();
console.log(
  `${chosen.length - unrun} of ${chosen.length} were run; ${sound ? "all" : "not all"} as they should`,
);
process.exit(sound ? 0 : 1);
