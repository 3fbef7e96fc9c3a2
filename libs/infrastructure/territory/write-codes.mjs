// Writes libs/labelling/territory/codes.ts anew, after a new release of the data package:
//   node libs/infrastructure/territory/write-codes.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const read = (file) =>
  JSON.parse(
    readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${file}.json`), "utf8"),
  );

// A code can stand for several types of commune at once: a delegated one and today's.
const communes = new Map(read("communes").map(({ code, departement }) => [code, departement]));
const departments = [...new Set(read("departements").map(({ code }) => code))].sort();

/** 1, 2, 4, 5, 6 → "1-2 4-6" */
const ranges = (numbers) => {
  const runs = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(" ");
};

const byTwo = new Map();
for (const code of communes.keys()) {
  const two = code.slice(0, 2);
  byTwo.set(two, [...(byTwo.get(two) ?? []), Number(code.slice(2))]);
}
const lines = [...byTwo]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([two, numbers]) => `${two}:${ranges(numbers)}`);

const strays = [...communes].filter(([code, department]) => !code.startsWith(department)).sort();

writeFileSync(
  new URL("../../labelling/territory/codes.ts", import.meta.url),
  `// Written by libs/infrastructure/territory/write-codes.mjs from @etalab/decoupage-administratif.

/** Every department and overseas collectivity. */
export const departmentCodes = \`
${departments.join(" ")}
\`;

/** Communes of every type: the first two characters of the code, then the last three as ranges. */
export const communeRanges = \`
${lines.join("\n")}
\`;

/** Associated communes that kept their code when they joined a commune of another department. */
export const strayCommunes: Readonly<Record<string, string>> = {
${strays.map(([code, department]) => `  "${code}": "${department}",`).join("\n")}
};
`,
);
