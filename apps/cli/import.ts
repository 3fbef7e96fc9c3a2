import { createReadStream, type ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Command } from "commander";
import { systemCode } from "#infrastructure/system-code.js";
import { fill } from "#kernel/index.js";
import { type DossierFault, readDossier } from "#labelling/import/dossier.js";
import { dossierFaults } from "#labelling/import/faults.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { isBlank } from "#labelling/text/blank.js";
import { eligibilities } from "#read-models/codes-in-words.js";
import { type CheckedDossier, ImportForbidden, takeIn } from "../server/take-in.js";
import { reasonOf } from "./asking.js";
import type { Cli } from "./cli.js";
import { BadInput, Failed } from "./failures.js";
import { placeOf } from "./fault-lines.js";
import { type Line, linesOf, longestLine } from "./lines.js";
import { progressBar } from "./progress-bar.js";
import type { Session } from "./session.js";
import { printable } from "./table.js";
import { say, type Terminal } from "./terminal.js";

export const importCommand = (cli: Cli): Command =>
  new Command("import")
    .description(cli.say(words.summary))
    .argument("<file>", cli.say(words.file))
    .requiredOption("--scheme <id>", cli.say(words.scheme))
    .option("--json", cli.say(words.json))
    .action(async (file: string, { scheme: slug, json = false }: Options) => {
      const size = await sizeOf(file);
      await cli.open(async (session) => {
        await refuseUnpublished(session, slug);
        const bar = progressBar(cli.terminal, file);
        try {
          for await (const line of linesOf(chunksOf(file))) {
            // Between two dossiers nothing is half done.
            if (cli.terminal.signal.aborted) break;
            const found = await takeInLine(session, slug, line, cli.terminal);
            if (found && "bad" in found) {
              cli.terminal.error(`${file}:${line.number}: ${printable(found.bad)}`);
              cli.someWasBad();
            } else if (found) {
              cli.terminal.out(json ? JSON.stringify(found) : shown(found, cli.terminal));
            }
            bar.update(line.upTo, size);
          }
        } finally {
          bar.stop();
        }
      });
    });

interface Options {
  readonly scheme: string;
  readonly json?: boolean;
}

/** @returns nothing for a blank line, which is counted and passed over */
const takeInLine = async (
  { engine, actor }: Session,
  slug: string,
  line: Line,
  terminal: Terminal,
): Promise<CheckedDossier | { readonly bad: string } | undefined> => {
  if ("wrong" in line) return { bad: say(terminal, words[line.wrong], { limit: longestLine }) };
  if (isBlank(line.text)) return undefined;
  const read = readDossier(line.text);
  if ("faults" in read) return { bad: faultsTold(read.faults, terminal) };
  try {
    const taken = await takeIn(engine, read.dossier, slug, actor);
    return "answer" in taken ? taken.answer : { bad: reasonOf(taken.refused, terminal.language) };
  } catch (fault) {
    if (fault instanceof ImportForbidden) throw new Failed(words.forbidden);
    throw fault;
  }
};

const faultsTold = (faults: readonly DossierFault[], { language }: Terminal): string =>
  faults
    .map(({ pointer, code, about }) => {
      const sentence = fill(dossierFaults[code][language], about);
      const place = placeOf(pointer);
      return place === "" ? sentence : `${place}${language === "fr" ? " : " : ": "}${sentence}`;
    })
    .join(" ");

const shown = (
  { ref, eligibility, reasons, missing }: CheckedDossier,
  terminal: Terminal,
): string => {
  const told = say(terminal, eligibilities[eligibility]);
  return `${ref.padEnd(12)}  ${told.padEnd(14)}  ${[...reasons, ...missing].join(", ")}`.trimEnd();
};

/** Said once, rather than of every line. */
const refuseUnpublished = async ({ engine }: Session, slug: string): Promise<void> => {
  const { state } = await engine.streams.load(scheme, slug, 0);
  if (state.phase !== "published") throw new BadInput(words.unpublished, { scheme: slug });
};

const sizeOf = async (file: string): Promise<number> => {
  try {
    const found = await stat(file);
    if (!found.isDirectory()) return found.size;
  } catch (fault) {
    throw new BadInput(words.unreadable, { file, reason: systemCode(fault) || String(fault) });
  }
  throw new BadInput(words.unreadable, { file, reason: "EISDIR" });
};

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const stream: ReadStream = createReadStream(file);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
  } catch (fault) {
    throw new BadInput(words.unreadable, { file, reason: systemCode(fault) || String(fault) });
  }
}

const words = {
  summary: {
    fr: "Enregistre, reçoit et vérifie les dossiers d’un fichier, un par ligne (JSON).",
    en: "Registers, receives and checks the dossiers of a file, one a line (JSON).",
  },
  file: { fr: "le fichier, en JSON Lines et en UTF-8", en: "the file, in JSON Lines and UTF-8" },
  scheme: {
    fr: "le dispositif auquel on candidate, comme creativallee",
    en: "the scheme that is applied for, such as creativallee",
  },
  json: { fr: "un objet JSON par dossier", en: "one JSON object a dossier" },
  unreadable: {
    fr: "Le fichier {file} ne se lit pas ({reason}).",
    en: "The file {file} cannot be read ({reason}).",
  },
  unpublished: {
    fr: "Aucun dispositif publié ne s’appelle « {scheme} ».",
    en: "No published scheme is called “{scheme}”.",
  },
  forbidden: {
    fr: "Ce jeton ne permet pas d’importer des dossiers.",
    en: "This token does not let one import dossiers.",
  },
  NOT_UTF8: { fr: "La ligne n’est pas en UTF-8.", en: "The line is not UTF-8." },
  LINE_TOO_LONG: {
    fr: "La ligne dépasse {limit} octets.",
    en: "The line is longer than {limit} bytes.",
  },
} as const;
