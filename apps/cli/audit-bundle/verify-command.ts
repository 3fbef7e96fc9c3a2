import fs from "node:fs/promises";
import { Command } from "commander";
import { parsePolicy } from "#audit/checkpoint/parse-policy.js";
import type { Policy } from "#audit/checkpoint/policy.js";
import { Malformed } from "#audit/malformed.js";
import { verify } from "#verification/verify.js";
import type { Kept } from "#verification/judge.js";
import type { Cli } from "../cli.js";
import { BadInput, Failed } from "../failures.js";
import { progressBar } from "../progress-bar.js";
import { openBundle } from "./open-bundle.js";
import { jsonTeller, plainTeller } from "./telling.js";

interface Options {
  readonly policy: string;
  readonly kept?: readonly string[];
  readonly json?: true;
}

/** For whoever has a bundle and knows whom to believe: it needs no data folder, database or network. */
export const verifyCommand = (cli: Cli): Command =>
  new Command("verify")
    .description(cli.say(words.verify))
    .argument("<folder>", cli.say(words.folder))
    .requiredOption("--policy <file>", cli.say(words.policy))
    .option("--kept <files...>", cli.say(words.kept))
    .option("--json", cli.say(words.json))
    .action(async (folder: string, { policy: file, kept: names = [], json }: Options) => {
      const { terminal } = cli;
      const policy = await policyIn(file);
      const kept = await Promise.all(names.map(keptIn));
      const { manifest, bundle, checkFiles, close } = await openBundle(folder).catch(notRead);
      const teller = json ? jsonTeller(cli) : plainTeller(cli);
      const bar = progressBar(terminal, cli.say(words.verifying));
      try {
        const report = await verify({
          bundle,
          policy,
          kept,
          tell: teller.tell,
          before: (findings) => checkFiles(findings, terminal.signal),
          progress: (events) => bar.update(events, 2 * manifest.events),
          signal: terminal.signal,
        }).catch(terminal.signal.aborted ? undefined : notRead);
        bar.stop();
        teller.end(report, manifest);
        if (report.verdict === "FAIL") throw new Failed(words.fails);
      } finally {
        bar.stop();
        await close();
      }
    });

const notRead = (fault: unknown): never => {
  if (fault instanceof Error && "code" in fault && "syscall" in fault)
    throw new BadInput(words.notRead, { file: fault.message, reason: String(fault.code) });
  throw fault;
};

const longestNote = 1_048_576;

const read = async (file: string): Promise<Uint8Array> => {
  const bytes = await fs.readFile(file).catch((fault: NodeJS.ErrnoException) => {
    throw new BadInput(words.notRead, { file, reason: fault.code ?? "" });
  });
  if (bytes.length > longestNote) throw new BadInput(words.notRead, { file, reason: "EFBIG" });
  return bytes;
};

const keptIn = async (file: string): Promise<Kept> => ({ name: file, bytes: await read(file) });

const policyIn = async (file: string): Promise<Policy> => {
  try {
    const policy = parsePolicy(await read(file));
    if (policy.logs.length === 0) throw new BadInput(words.noLog, { file });
    return policy;
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new BadInput(words.noPolicy, { file, reason: fault.message });
  }
};

const words = {
  verify: {
    fr: "Vérifie un dossier d’audit, sans réseau, sans base et sans rien croire : 0 tout est juste, 1 quelque chose est faux, 2 rien n’a pu être vérifié.",
    en: "Verifies a bundle with no network and no database, and believes nothing of it: 0 all holds, 1 something fails, 2 it could not be run.",
  },
  folder: { fr: "le dossier d’audit", en: "the bundle" },
  policy: {
    fr: "qui croire : une politique C2SP, avec la clé du journal et ses témoins",
    en: "whom to believe: a C2SP policy, with the log’s key and its witnesses",
  },
  kept: {
    fr: "points de contrôle gardés d’avant, dont celui-ci doit être la suite",
    en: "checkpoints kept from before, from which this one has to go on",
  },
  json: { fr: "une ligne JSON par constat", en: "a line of JSON for each finding" },
  verifying: { fr: "Vérification", en: "Verifying" },
  fails: {
    fr: "Ce dossier ne prouve pas ce qu’il dit.",
    en: "This bundle does not prove what it says.",
  },
  notRead: {
    fr: "{file} n’a pas pu être lu ({reason}).",
    en: "{file} could not be read ({reason}).",
  },
  noPolicy: {
    fr: "{file} n’est pas une politique ({reason}).",
    en: "{file} is no policy ({reason}).",
  },
  noLog: {
    fr: "{file} ne nomme aucun journal : ajoutez « log <clé> », d’après /log/keys.",
    en: "{file} names no log: add “log <key>”, as told by /log/keys.",
  },
} as const;
