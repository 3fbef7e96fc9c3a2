import path from "node:path";
import { Command } from "commander";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { keyRingOf } from "../server/engine.js";
import { checkBackup } from "./backup/check.js";
import { faults } from "./backup/faults.js";
import { save, saveKeys } from "./backup/save.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { openFolder } from "./open-folder.js";
import { progressBar } from "./progress-bar.js";

/** Beside a server that goes on, or without one. Ctrl-C leaves a folder that the next call begins anew. */
export const backupCommand = (cli: Cli): Command =>
  new Command("backup")
    .description(cli.say(words.summary))
    .argument("<folder>", cli.say(words.folder))
    .option("--keys-alone", cli.say(words.keysAlone))
    .action(async (folder: string, { keysAlone }: { readonly keysAlone?: true }) => {
      const { terminal } = cli;
      const { signal } = terminal;
      const { database, eventStoreUrl } = readSettings(terminal.env);
      if (database || eventStoreUrl) throw new Failed(faults.notOurs);
      const { settings, house } = await openFolder(terminal);
      const bar = progressBar(terminal, cli.say(words.saving));
      try {
        const pool = house.pool("backup", 2);
        const store = new PostgresEventStore(pool);
        const { dataDir } = settings;
        const progress = (done: number, of: number) => bar.update(done, of);
        const ring = keyRingOf(house);
        const place = path.resolve(folder);
        if (keysAlone) {
          const { files } = await saveKeys({ folder, pool, signal, progress });
          bar.stop();
          const keys = Object.values(files).reduce((sum, { lines }) => sum + lines, 0);
          terminal.out(cli.say(words.keysSaved, { keys, folder: place, file: ring.place }));
          return;
        }
        await save({ dataDir, folder, pool, store, signal, progress });
        const reading = { folder, keys: folder, ring, signal, progress };
        const { events, files, blobs } = await checkBackup(reading);
        bar.stop();
        const rows = Object.values(files).reduce((sum, { lines }) => sum + lines, 0) - events;
        const about = { events, rows, blobs, folder: place, file: ring.place };
        terminal.out(cli.say(words.saved, about));
      } finally {
        bar.stop();
        await house.stop();
      }
    });

const words = {
  summary: {
    fr: "Sauvegarde le dossier de données, clés comprises, même pendant que le serveur travaille, et vérifie la copie.",
    en: "Backs up the data folder, keys included, even while the server is at work, and verifies the copy.",
  },
  folder: { fr: "un dossier vide, ou à créer", en: "an empty folder, or one to be made" },
  keysAlone: {
    fr: "seulement les clés, enveloppées, et qui a été effacé : à faire après chaque effacement",
    en: "only the keys, wrapped, and who was erased: to be done after each erasure",
  },
  keysSaved: {
    fr: "Clés sauvegardées : {keys}, dans {folder}. Gardez avec elles une copie de {file}, et détruisez les copies d’avant.",
    en: "Keys backed up: {keys}, in {folder}. Keep a copy of {file} with them, and destroy the copies from before.",
  },
  saving: { fr: "Sauvegarde", en: "Backing up" },
  saved: {
    fr: "Sauvegardé et vérifié : {events} faits, {rows} clés, valeurs et états, {blobs} fichiers, dans {folder}. La clé qui enveloppe les autres n’y est pas : gardez une copie de {file} ailleurs, sans elle rien de personnel ne se lit.",
    en: "Backed up and verified: {events} events, {rows} keys, values and standings, {blobs} files, in {folder}. The key that wraps the others is not in it: keep a copy of {file} elsewhere, without it nothing personal can be read.",
  },
} as const;
