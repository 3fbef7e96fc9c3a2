import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { flaws, isFlaw } from "./flaws.js";
import { simulate } from "./simulate.js";
import { Broken, type Town } from "./town.js";

// npm run simulate -- --seed 42 --years 10 [--commands 5000] [--types] [--flaw gives-numbers-again]
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    years: { type: "string", default: "10" },
    commands: { type: "string" },
    /** Tells how often each type of command was asked for and done. */
    types: { type: "boolean", default: false },
    /** Plants a bug, which it is to find. */
    flaw: { type: "string" },
  },
});
const [seed, years] = [Number(values.seed), Number(values.years)];
if (!Number.isSafeInteger(seed) || !(years > 0))
  throw new Error("--seed and --years want numbers.");
if (values.flaw !== undefined && !isFlaw(values.flaw))
  throw new Error(`There is no flaw ${values.flaw}: ${Object.keys(flaws).join(", ")}.`);
if (values.flaw !== undefined) flaws[values.flaw]();

const stopping = new AbortController();
process.on("SIGINT", () => stopping.abort());
process.on("SIGTERM", () => stopping.abort());

const format = "{bar} {percentage} % | {day} | {commands} commands";
const bar = process.stderr.isTTY
  ? new SingleBar({ format, stream: process.stderr, hideCursor: true })
  : undefined;
const start = performance.now();
let days = 0;
const progress = ({ today, counts }: Town): void => {
  days += 1;
  bar?.update(Math.min(days, years * 300), { day: today, commands: counts.commands });
};
const told = ({ today, counts, events }: Pick<Town, "today" | "counts" | "events">): string => {
  const seconds = (performance.now() - start) / 1_000;
  const speed = Math.round((counts.commands / seconds) * 60);
  return (
    `seed ${seed}: until ${today}, ${counts.commands} commands (${counts.refused} refused), ` +
    `${events.length} events in ${seconds.toFixed(1)} s, ${speed} commands a minute`
  );
};

console.log(`seed ${seed}, ${years} years`);
bar?.start(years * 300, 0, { day: "", commands: 0 });
try {
  const commands = values.commands === undefined ? {} : { commands: Number(values.commands) };
  const town = await simulate({ seed, years, progress, signal: stopping.signal, ...commands });
  bar?.stop();
  if (values.types)
    for (const [type, { asked, done }] of [...town.tallies].sort())
      console.log(`${String(done).padStart(8)} of ${String(asked).padStart(8)}  ${type}`);
  console.log(`${told(town)}: nothing is broken`);
} catch (fault) {
  bar?.stop();
  if (!(fault instanceof Broken)) throw fault;
  const { day, faults, trace } = fault;
  console.log(`seed ${seed} breaks on ${day}:\n  ${faults.join("\n  ")}`);
  console.log(`What was asked of what it names:\n  ${trace.join("\n  ")}`);
  process.exitCode = 1;
}
