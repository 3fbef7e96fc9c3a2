import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Campaign, runCampaign } from "./campaign.js";
import { type Fault, faultCodes } from "./fault.js";
import { flaws, type FlawName, isFlaw } from "./flaws.js";

// npm run test:crash -- --rounds 300 --seed 42
// npm run test:crash -- --prove [--flaw answers-early]: plants bugs, and succeeds if each is found.
const { values } = parseArgs({
  options: {
    rounds: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    prove: { type: "boolean", default: false },
    flaw: { type: "string", multiple: true, default: Object.keys(flaws) },
  },
});

/** Rounds without a number given. */
const usual = { sound: 12, flawed: 3 } as const;
const seed = Number(values.seed);
const rounds = Number(values.rounds ?? (values.prove ? usual.flawed : usual.sound));

process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

const campaign = async (flaw?: FlawName): Promise<Campaign> => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-crash-"));
  let kept = flaw === undefined;
  try {
    const result = await runCampaign({ rounds, seed, folder, ...(flaw ? { flaw } : {}) });
    kept &&= result.faults.length > 0;
    return result;
  } finally {
    // What shows a fault that nobody planted stays, a server that hangs too.
    if (kept) console.log(`kept for a look: ${folder}`);
    else await fs.rm(folder, { recursive: true });
  }
};

const counted = (faults: readonly Fault[]): string => {
  const codes = [...new Set(faults.map(({ code }) => code))];
  const lines = codes.map((code) => {
    const of = faults.filter((fault) => fault.code === code);
    const some = of.slice(0, 5).map(({ about }) => `    ${about}\n`);
    return `  ${code} (${of.length}): ${faultCodes[code]}\n${some.join("")}`;
  });
  return lines.join("");
};

const attempt = async (): Promise<boolean> => {
  const { commands, events, decisions, labels, kills, faults } = await campaign();
  console.log(
    `seed ${seed}: ${kills} kills, ${commands} commands, ${events} events, ` +
      `${decisions} decisions, ${labels} labels, ${faults.length} faults\n${counted(faults)}`,
  );
  return faults.length === 0;
};

const prove = async (name: FlawName): Promise<boolean> => {
  const { kills, faults } = await campaign(name);
  const { foundAs } = flaws[name];
  const found = faults.some(({ code }) => foundAs.includes(code));
  console.log(
    `seed ${seed}: ${name} ${found ? "is found" : "is NOT found"} after ${kills} kills\n` +
      counted(faults),
  );
  return found;
};

let sound = true;
if (values.prove) {
  for (const name of values.flaw.filter(isFlaw)) sound = (await prove(name)) && sound;
} else sound = await attempt();
process.exit(sound ? 0 : 1);
