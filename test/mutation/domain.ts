// All that is told of the domain, as one file for stryker: a mutant is tried in a second or two
// when validators, calendar and rules are loaded once for all specs instead of once for each.
import fs from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const told = ["libs/labelling", "test/golden"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".spec.ts"))
    .map((name) => path.join(root, folder, name)),
);
for (const file of told.sort()) await import(file);
