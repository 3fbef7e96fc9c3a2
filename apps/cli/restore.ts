import fs from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { DatabaseError, type Pool } from "pg";
import { keyKeepingOf, readSettings } from "#infrastructure/configuration/settings.js";
import { type House, openHouse } from "#infrastructure/house.js";
import { caughtUp } from "#projections/caught-up.js";
import { endOfLog } from "#projections/end-of-log.js";
import { Projector } from "#projections/projector.js";
import { ReactionProjection } from "#reactions/reaction-projection.js";
import { reactions } from "#reactions/registry.js";
import { readModels } from "#read-models/registry.js";
import { KeyFile } from "#sealing/key-file.js";
import { openEngine } from "../server/engine.js";
import { migrations } from "../server/migrations.js";
import { openingOf } from "../server/opening.js";
import { checkBackup } from "./backup/check.js";
import { faults } from "./backup/faults.js";
import { load } from "./backup/load.js";
import type { Manifest } from "./backup/manifest.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { checkLog } from "./log-check.js";
import { placeFor, takeName, workFolder } from "./backup/work-folder.js";
import { progressBar } from "./progress-bar.js";

/** Into a folder beside the one that is asked for, which takes its name once all is there and sound. */
export const restoreCommand = (cli: Cli): Command =>
  new Command("restore")
    .description(cli.say(words.summary))
    .argument("<folder>", cli.say(words.folder))
    .option("--keys <folder>", cli.say(words.keys))
    .option("--key-file <file>", cli.say(words.keyFile))
    .action(async (folder: string, options: Options) => {
      const { terminal } = cli;
      const settings = readSettings(terminal.env);
      if (settings.eventStoreUrl) throw new Failed(faults.notOurs);
      const wanted = await placeFor(settings.dataDir);
      const { folder: dataDir, others } = await workFolder(wanted);
      if (others.length > 0) terminal.error(cli.say(words.others, { folders: others }));
      const bar = progressBar(terminal, cli.say(words.restoring));
      const { keyFile = settings.keyFile, keys = folder } = options;
      const ring = new KeyFile(
        path.resolve(keyFile ?? keyKeepingOf(settings).file),
        settings.keyCommand,
      );
      try {
        const progress = (done: number, of: number) => bar.update(done, of);
        const manifest = await checkBackup({
          folder,
          keys,
          ring,
          signal: terminal.signal,
          progress,
        });
        const house = await openHouse({
          settings: { ...settings, dataDir },
          role: "command",
          migrations,
        });
        if (options.keyFile !== undefined) await adoptKey(options.keyFile, house.keyKeeping.file);
        await restored({ cli, house, folder, keys, dataDir, manifest, progress }).finally(() =>
          house.stop(),
        );
        await takeName(dataDir, wanted);
        bar.stop();
        const { events, takenAt } = manifest;
        terminal.out(cli.say(words.restored, { events, takenAt, folder: wanted }));
      } finally {
        bar.stop();
        await fs.rm(dataDir, { recursive: true, force: true });
      }
    });

interface Options {
  readonly keys?: string;
  readonly keyFile?: string;
}

/** The copy goes on being one; what KEY_FILE names already is left as it is. */
const adoptKey = async (from: string, to: string): Promise<void> => {
  const taken = await fs.access(to).then(
    () => true,
    () => false,
  );
  if (taken) return;
  await fs.copyFile(from, to);
  await fs.chmod(to, 0o600);
};

interface Restoring {
  readonly cli: Cli;
  readonly house: House;
  readonly folder: string;
  readonly keys: string;
  readonly dataDir: string;
  readonly manifest: Manifest;
  readonly progress: (done: number, of: number) => void;
}

const restored = async (restoring: Restoring): Promise<void> => {
  const { house, folder, keys, dataDir, manifest, progress, cli } = restoring;
  const { signal } = cli.terminal;
  const pool = house.pool("restore", 2);
  await refuseTaken(pool);
  const rows = Object.values(manifest.files).reduce((sum, { lines }) => sum + lines, 0);
  let done = 0;
  const step = (count: number) => progress((done += count), rows + manifest.blobs);
  await load({ folder, keys, dataDir, pool, signal, step }).catch((fault: unknown) => {
    // Another restore into it was quicker.
    const isTaken = fault instanceof DatabaseError && fault.code === uniqueViolation;
    throw isTaken ? new Failed(faults.databaseTaken) : fault;
  });

  const engine = await openEngine(house, path.join(dataDir, "files"));
  const log = await checkLog(engine.store, () => undefined, signal);
  if (log.events !== manifest.events || log.faults.length > 0)
    throw new Failed(faults.differs, { events: log.events, expected: manifest.events });
  await readAgain(restoring, engine);
};

const uniqueViolation = "23505";

/** A folder's own database is new; a server's may be somebody's. */
const refuseTaken = async (pool: Pool): Promise<void> => {
  const { rowCount } = await pool.query(
    `select where exists (select from log.events) or exists (select from keys.log_secret)`,
  );
  if (rowCount !== 0) throw new Failed(faults.databaseTaken);
};

/**
 * Read models are built, and reactions come to know again what they must, with the messages that they asked
 * for after those of the backup were read. Nobody sends any of them here.
 */
const readAgain = async (
  { cli, house: { connection } }: Restoring,
  engine: Awaited<ReturnType<typeof openEngine>>,
): Promise<void> => {
  const { store, reading } = engine;
  const over = new AbortController();
  const { signal } = cli.terminal;
  const following = reactions.map((reaction) => new ReactionProjection(reaction, store));
  const projector = new Projector({
    connection,
    store,
    open: openingOf(engine),
    models: readModels,
    reactions: following,
    report: (fault) => cli.terminal.error(String(fault)),
  });
  const running = projector.run(AbortSignal.any([over.signal, signal]));
  try {
    const goal = await endOfLog(store, reading);
    await caughtUp(reading, [...readModels, ...following], goal, signal);
  } finally {
    over.abort();
    await running;
  }
};

const words = {
  summary: {
    fr: "Restaure une sauvegarde dans le dossier de données que nomme DATA_DIR, qui doit être vide ou absent, et dans la base de DATABASE_URL s’il est donné.",
    en: "Restores a backup into the data folder that DATA_DIR names, which must be empty or not there, and into the database of DATABASE_URL where that is given.",
  },
  folder: { fr: "la sauvegarde", en: "the backup" },
  keys: {
    fr: "un dossier de clés plus récentes (backup --keys-alone), quand celles de la sauvegarde ne s’ouvrent plus",
    en: "a folder of newer keys (backup --keys-alone), where those of the backup open no more",
  },
  keyFile: {
    fr: "la copie du fichier de clés, gardée à part ; sinon celui de KEY_FILE",
    en: "the copy of the key file, which is kept apart; else that of KEY_FILE",
  },
  others: {
    fr: "À côté se trouve {folders}, d’une restauration en cours ou interrompue, avec une copie des données. Supprimez-le si aucune n’est en cours.",
    en: "Beside it stands {folders}, of a restore that goes on or was cut off, with a copy of the data. Remove it where none goes on.",
  },
  restoring: { fr: "Restauration", en: "Restoring" },
  restored: {
    fr: "Restauré et vérifié : {events} faits, tels que sauvegardés le {takenAt}, dans {folder}. Ce qui a été fait depuis manque.",
    en: "Restored and verified: {events} events, as backed up at {takenAt}, in {folder}. What was done since is missing.",
  },
} as const;
