// All that is told of the domain, as one file for stryker: a mutant is tried in a second or two
// when validators, calendar and rules are loaded once for all specs instead of once for each.
import fs from "node:fs";
import path from "node:path";
import { afterEach } from "@jest/globals";

const root = path.join(import.meta.dirname, "../..");
/** Golden logs and registry know every file, and tell most at once; what draws many samples comes last. */
const told = ["test/golden", "libs/labelling"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".spec.ts"))
    .map((name) => path.join(root, folder, name)),
);
const samples = (file: string) => Number(file.endsWith(".property.spec.ts"));
const depth = (file: string) => file.split("/").length;
told.sort((a, b) => samples(a) - samples(b) || depth(a) - depth(b));

interface Circus {
  testNamePattern?: RegExp;
  readonly currentlyRunningTest?: { readonly errors: readonly unknown[] };
}
const symbol = Object.getOwnPropertySymbols(globalThis).find(
  ({ description }) => description === "JEST_STATE_SYMBOL",
);

// One failure is enough to know a mutant by, and jest bails between files only: skip the others.
afterEach(() => {
  const circus = symbol && (globalThis as unknown as Record<symbol, Circus>)[symbol];
  if (circus?.currentlyRunningTest?.errors.length) circus.testNamePattern = /(?!)/;
});

for (const file of told) await import(file);
