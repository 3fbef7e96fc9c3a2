// What specs take from @jest/globals, as far as those of the domain need it: `it` only notes its test,
// so that each can be run alone, as often as there are mutants.
import { createRequire } from "node:module";

const { jestExpect } = createRequire(import.meta.resolve("@jest/globals"))("@jest/expect");

let told = [];
let names = [];

/** All tests that are told while `load` runs, each with the file that is named by `load`. */
export const toldIn = async (load) => {
  told = [];
  await load((file) => (names = [file]));
  return told;
};

const filled = (name, values) => {
  const rest = values.map((value) => (typeof value === "object" ? JSON.stringify(value) : value));
  return name.replaceAll(/%[sdijo#p]/g, () => String(rest.shift()));
};
const rows = (table) => table.map((row) => (Array.isArray(row) ? row : [row]));

export const it = (name, run) => {
  const id = [...names, name].join(" › ");
  const before = told.filter((other) => other.id.startsWith(id)).length;
  told.push({ id: before > 0 ? `${id} (${before})` : id, file: names[0], run });
};
it.each = (table) => (name, run) => {
  for (const row of rows(table)) it(filled(name, row), () => run(...row));
};

export const describe = (name, tell) => {
  names.push(name);
  tell();
  names.pop();
};
describe.each = (table) => (name, tell) => {
  for (const row of rows(table)) describe(filled(name, row), () => tell(...row));
};

export const expect = jestExpect;
