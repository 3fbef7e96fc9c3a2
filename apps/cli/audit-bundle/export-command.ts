import path from "node:path";
import { Command } from "commander";
import type { Pool } from "pg";
import { coveringTree } from "#audit-log/checkpoints.js";
import { beginning, type EventStore } from "#event-store/port.js";
import { FolderBlobStore } from "#infrastructure/files/folder-blob-store.js";
import type { Settings } from "#infrastructure/configuration/settings.js";
import type { House } from "#infrastructure/house.js";
import { openKeys } from "#sealing/postgres-keys.js";
import { keyRingOf } from "../../server/engine.js";
import { openLog } from "../../server/log.js";
import { momentOf } from "../as-of.js";
import type { Cli } from "../cli.js";
import { BadInput, Failed } from "../failures.js";
import { fileCalled } from "../file-called.js";
import { openFolder } from "../open-folder.js";
import { progressBar } from "../progress-bar.js";
import { partOfFile } from "./file-part.js";
import { writeBundle } from "./write-bundle.js";

interface Options {
  readonly until?: string;
  readonly application?: string;
}

/** A data folder, and what of its log is wanted. */
interface Source {
  readonly settings: Settings;
  readonly house: House;
  readonly until?: string;
  /** A file's id. */
  readonly application?: string;
}

/** Beside a server that goes on, or without one. Ctrl-C leaves a folder that the next call begins anew. */
export const exportCommand = (cli: Cli): Command =>
  new Command("export")
    .description(cli.say(words.export))
    .argument("<folder>", cli.say(words.folder))
    .option("--until <time>", cli.say(words.until))
    .option("--application <ref>", cli.say(words.application))
    .action(async (folder: string, { until, application: ref }: Options) => {
      // Whoever names somebody means what that one may see, and must not be given everything instead.
      if (cli.as() !== undefined) throw new BadInput(words.auditorsAlone);
      const asked = until === undefined ? {} : { until };
      if (ref === undefined) {
        const { settings, house } = await openFolder(cli.terminal);
        await exportTo(cli, folder, { settings, house, ...asked }).finally(() => house.stop());
      } else
        await cli.open(async (session) => {
          const application = await fileCalled(session, ref);
          await exportTo(cli, folder, { ...session, application, ...asked });
        });
    });

const exportTo = async (
  cli: Cli,
  folder: string,
  { settings, house, until: text, application }: Source,
): Promise<void> => {
  const { terminal } = cli;
  const { signal } = terminal;
  const bar = progressBar(terminal, cli.say(words.exporting));
  const progress = (done: number, of: number) => bar.update(done, of);
  try {
    const until = text === undefined ? undefined : momentOf(house.clock.now(), text);
    const pool = house.pool("audit", 2);
    const store = await openLog(pool, settings.eventStoreUrl);
    const size = await sizeOf(pool, store, until, signal);
    const { keys } = await openKeys(house.pool("keys", 1), keyRingOf(house));
    const blobs = new FolderBlobStore(path.join(settings.dataDir, "files"));
    const part = application && (await partOfFile(store, pool, size, application, signal));
    const among = { ...(until !== undefined && { until }), ...(part && { part }) };
    const writing = { folder, store, pool, keys, blobs, size, ...among, signal, progress };
    const { events } = await writeBundle(writing);
    bar.stop();
    terminal.out(cli.say(words.exported, { events, folder: path.resolve(folder) }));
    terminal.error(cli.say(words.careful));
  } finally {
    bar.stop();
  }
};

/** The tree that a bundle ends with: witnessed if any is, the first that holds all up to a moment. */
const sizeOf = async (
  pool: Pool,
  store: EventStore,
  until: string | undefined,
  signal: AbortSignal,
): Promise<number> => {
  const least = until === undefined ? undefined : await countUpTo(store, until, signal);
  const size = await coveringTree(pool, least);
  if (size === undefined) throw new Failed(least === undefined ? words.unsigned : words.notYet);
  return size;
};

const page = 1_000;

/** How many events there are up to the last one that is no later than a moment. */
const countUpTo = async (store: EventStore, until: string, signal: AbortSignal) => {
  let [seen, count] = [0, 0];
  for (let after = beginning; ;) {
    signal.throwIfAborted();
    const stored = await store.readAll(after, page);
    for (const { event } of stored) {
      seen += 1;
      if (event.at <= until) count = seen;
    }
    const last = stored.at(-1);
    if (!last) return count;
    after = last.position;
  }
};

const words = {
  export: {
    fr: "Écrit de quoi vérifier tout le journal sans serveur : faits, arbres signés, valeurs scellées et leurs clés, règles.",
    en: "Writes what it takes to verify the whole log without a server: events, signed trees, sealed values and their keys, rules.",
  },
  folder: { fr: "un dossier vide, ou à créer", en: "an empty folder, or one to be made" },
  until: {
    fr: "jusqu’au premier arbre signé qui contient tout ce qui est arrivé jusqu’à ce jour ou cet instant",
    en: "up to the first signed tree that holds all that had happened by this day or instant",
  },
  application: {
    fr: "un seul dossier, par sa référence ou son identifiant : ses faits, chacun avec sa preuve, et ce sur quoi ils reposent",
    en: "one file alone, by its reference or id: its events, each with its proof, and what they rest on",
  },
  auditorsAlone: {
    fr: "Un dossier d’audit est pour un auditeur, et contient tout. Ôtez --as (et CREATIVALLEE_TOKEN).",
    en: "A bundle is for an auditor, and holds everything. Leave out --as (and CREATIVALLEE_TOKEN).",
  },
  exporting: { fr: "Export", en: "Exporting" },
  exported: {
    fr: "{events} faits dans {folder}. À vérifier : creativallee audit verify {folder} --policy FICHIER",
    en: "{events} events in {folder}. To be verified: creativallee audit verify {folder} --policy FILE",
  },
  careful: {
    fr: "Ce dossier contient des données personnelles et les clés qui les ouvrent : remettez-le en mains propres.",
    en: "This folder holds personal data and the keys that open it: hand it over in person.",
  },
  unsigned: {
    fr: "Rien n’est encore signé : démarrez le serveur, qui signe l’arbre du journal en quelques secondes.",
    en: "Nothing is signed yet: start the server, which signs the tree of the log within seconds.",
  },
  notYet: {
    fr: "Aucun arbre signé ne contient encore tout ce qui est arrivé jusque-là. Laissez tourner le serveur quelques secondes.",
    en: "No signed tree holds all that had happened by then yet. Let the server run for some seconds.",
  },
} as const;
