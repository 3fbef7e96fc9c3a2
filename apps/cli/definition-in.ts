import { readFile } from "node:fs/promises";
import { fill, type Fault, type Json } from "#kernel/index.js";
import { parseStrictJson } from "#labelling/import/strict-json.js";
import { sentenceOf } from "#labelling/registry.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { validateDefinition } from "#labelling/scheme/validate-definition.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { printable } from "./table.js";

/**
 * A definition is a file of JSON; what is wrong with it is told all at once.
 * @returns nothing when there are faults, which are told
 */
export const definitionIn = async (
  cli: Cli,
  file: string,
): Promise<SchemeDefinition | undefined> => {
  const parsed = parseStrictJson(await textOf(file));
  const found = "faults" in parsed ? parsed : validateDefinition(parsed.value satisfies Json);
  if ("definition" in found) return found.definition;
  for (const line of found.faults.map(lineOf(cli, file))) cli.terminal.error(line);
  cli.someWasBad();
  return undefined;
};

const lineOf =
  (cli: Cli, file: string) =>
  ({ pointer, code, about }: Fault): string =>
    printable(
      `${file}${pointer && `:${pointer}`}: ${fill(sentenceOf(code)[cli.terminal.language], about)}`,
    );

const textOf = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch((fault: NodeJS.ErrnoException) => {
    throw new BadInput(words.unreadable, { file, reason: fault.code ?? fault.message });
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(words.notUtf8, { file });
  }
};

const words = {
  unreadable: {
    fr: "Le fichier {file} ne se lit pas ({reason}).",
    en: "The file {file} cannot be read ({reason}).",
  },
  notUtf8: { fr: "Le fichier {file} n’est pas en UTF-8.", en: "The file {file} is not UTF-8." },
} as const;
