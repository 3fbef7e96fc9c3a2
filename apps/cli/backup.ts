import path from "node:path";
import { Command } from "commander";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { checkBackup } from "./backup/check.js";
import { faults } from "./backup/faults.js";
import { save } from "./backup/save.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { openFolder } from "./open-folder.js";
import { progressBar } from "./progress-bar.js";

/** Beside a server that goes on, or without one. Ctrl-C leaves a folder that the next call begins anew. */
export const backupCommand = (cli: Cli): Command =>
  new Command("backup")
    .description(cli.say(words.summary))
    .argument("<folder>", cli.say(words.folder))
    .action(async (folder: string) => {
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
        await save({ dataDir, folder, pool, store, signal, progress });
        const { events, files, blobs } = await checkBackup(folder, signal, progress);
        bar.stop();
        const rows = Object.values(files).reduce((sum, { lines }) => sum + lines, 0) - events;
        const about = { events, rows, blobs, folder: path.resolve(folder) };
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
  saving: { fr: "Sauvegarde", en: "Backing up" },
  saved: {
    fr: "Sauvegardé et vérifié : {events} faits, {rows} clés, valeurs et états, {blobs} fichiers, dans {folder}. Qui a ce dossier peut tout lire : gardez-le comme les clés.",
    en: "Backed up and verified: {events} events, {rows} keys, values and standings, {blobs} files, in {folder}. Whoever has that folder can read everything: keep it as you keep keys.",
  },
} as const;
