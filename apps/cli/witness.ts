import { once } from "node:events";
import fs from "node:fs/promises";
import { Command } from "commander";
import { parsePolicy } from "#audit/checkpoint/parse-policy.js";
import type { PolicyLog } from "#audit/checkpoint/policy.js";
import { Malformed } from "#audit/malformed.js";
import { formatVkey, isKeyName } from "#audit/note/key.js";
import { InTrouble, troubles } from "#audit-log/trouble.js";
import { openWitness } from "#audit-log/witness/open-witness.js";
import { witnessServer } from "#audit-log/witness/witness-server.js";
import { listenFault } from "#infrastructure/configuration/settings.js";
import type { Cli } from "./cli.js";
import { BadInput, Failed } from "./failures.js";

interface Options {
  readonly logs: string;
  readonly name?: string;
  readonly host: string;
  readonly port: string;
}

/** For an institution of its own: it needs no data folder, no database and nothing of the label's. */
export const witnessCommand = (cli: Cli): Command =>
  new Command("witness")
    .description(cli.say(words.witness))
    .argument("<folder>", cli.say(words.folder))
    .requiredOption("--logs <policy>", cli.say(words.logs))
    .option("--name <name>", cli.say(words.name))
    .option("--host <host>", cli.say(words.host), "127.0.0.1")
    .option("--port <port>", cli.say(words.port), "3211")
    .action(async (folder: string, { logs: file, name, host, port: text }: Options) => {
      const { terminal } = cli;
      const port = Number(text);
      if (!/^\d{1,5}$/.test(text) || port > 65_535)
        throw new BadInput(words.noPort, { port: text });
      if (name !== undefined && !isKeyName(name)) throw new BadInput(words.noName, { name });
      const logs = await logsIn(file);
      const { witness, signatory } = await openWitness(folder, logs, name, (evidence) =>
        terminal.error(cli.say(words.alarm, { file: evidence })),
      ).catch((fault: unknown) => {
        if (!(fault instanceof InTrouble)) throw fault;
        throw new Failed(troubles[fault.trouble.code], fault.trouble.about);
      });
      const server = await witnessServer(witness, signatory.key, { port, host }).catch(
        (thrown: unknown) => {
          throw listenFault(thrown, { port, host });
        },
      );
      terminal.out(formatVkey(signatory.key));
      terminal.error(cli.say(words.ready, { address: server.address, count: logs.length }));
      if (!terminal.signal.aborted) await once(terminal.signal, "abort");
      await server.close();
    });

const logsIn = async (file: string): Promise<readonly PolicyLog[]> => {
  const bytes = await fs.readFile(file).catch((fault: NodeJS.ErrnoException) => {
    throw new BadInput(words.notRead, { file, reason: fault.code ?? "" });
  });
  try {
    const { logs } = parsePolicy(bytes);
    if (logs.length === 0) throw new BadInput(words.noLog, { file });
    return logs;
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new BadInput(words.notRead, { file, reason: fault.message });
  }
};

const words = {
  witness: {
    fr: "Tient un témoin (C2SP tlog-witness) : il cosigne, avec l’heure, ce qui prolonge tout ce qu’il a vu d’un journal, et rien d’autre.",
    en: "Runs a witness (C2SP tlog-witness): it cosigns, with the time, what goes on from all that it has seen of a log, and nothing else.",
  },
  folder: {
    fr: "son dossier à lui : sa clé, et tout ce qu’il a cosigné",
    en: "a folder of its own: its key, and all that it has cosigned",
  },
  logs: {
    fr: "un fichier C2SP tlog-policy, dont les lignes « log » disent quels journaux il suit",
    en: "a C2SP tlog-policy file, of which the lines “log” say which logs it watches",
  },
  name: {
    fr: "comment sa clé s’appelle, à la première fois : un nom de domaine, par exemple",
    en: "what its key is called, the first time: a domain name, for instance",
  },
  host: { fr: "où il écoute", en: "where it listens" },
  port: { fr: "et sur quel port ; 0 prend n’importe lequel", en: "and on which port; 0 takes any" },
  ready: {
    fr: "Le témoin est à {address} et suit {count} journal ou journaux. Sa clé, ci-dessus, va dans la politique de ceux qui le croient.",
    en: "The witness is at {address} and watches {count} log or logs. Its key, above, goes into the policy of those who believe it.",
  },
  alarm: {
    fr: "Un journal a signé un arbre qui contredit ce qu’il avait signé, ou n’a pas montré le contraire. Gardé comme preuve : {file}",
    en: "A log signed a tree that contradicts what it had signed, or did not show the contrary. Kept as evidence: {file}",
  },
  noPort: {
    fr: "« {port} » n’est pas un numéro de port.",
    en: "“{port}” is no port number.",
  },
  noName: {
    fr: "Une clé ne peut pas s’appeler « {name} » : ni espace, ni « + ».",
    en: "A key cannot be called “{name}”: no space, no “+”.",
  },
  notRead: {
    fr: "{file} ne se lit pas comme une politique : {reason}",
    en: "{file} cannot be read as a policy: {reason}",
  },
  noLog: { fr: "{file} ne nomme aucun journal.", en: "{file} names no log." },
} as const;
