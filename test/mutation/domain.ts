// All that is told of the domain, as one file for stryker: a mutant is tried in a second or two
// when validators, calendar and rules are loaded once for all specs instead of once for each.
import fs from "node:fs";
import path from "node:path";
import { afterEach } from "@jest/globals";

const root = path.join(import.meta.dirname, "../..");
/** What tells most first: golden logs and registry know every file. */
const told = ["test/golden", "libs/labelling"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".spec.ts"))
    .sort((a, b) => a.split("/").length - b.split("/").length)
    .map((name) => path.join(root, folder, name)),
);

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
