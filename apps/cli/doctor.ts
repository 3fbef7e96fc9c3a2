import path from "node:path";
import { Command } from "commander";
import type { Pool } from "pg";
import { tolerance } from "#infrastructure/clock/trusted-clock.js";
import { readSettings, type Settings } from "#infrastructure/configuration/settings.js";
import { type House, visitHouse } from "#infrastructure/house.js";
import { outboxStatus } from "#reactions/outbox.js";
import type { KeyRing } from "#sealing/key-ring.js";
import { keyRingOf } from "../server/engine.js";
import { openLog } from "../server/log.js";
import { migrations } from "../server/migrations.js";
import type { Cli } from "./cli.js";
import { auditFindings } from "./audit-findings.js";
import { databaseFindings } from "./database-findings.js";
import { Failed } from "./failures.js";
import type { Finding } from "./finding.js";
import { guardFindings } from "./guard-findings.js";
import { keyFindings } from "./key-findings.js";
import { logFindings, secretFindings } from "./log-findings.js";
import { logOnServer } from "./log-on-server.js";
import { lookAt } from "./looking.js";
import { mailFinding } from "./mail-finding.js";
import { projectionFindings } from "./projection-findings.js";
import { queueFindings } from "./queue-findings.js";
import { printable } from "./table.js";

/**
 * Looks, and changes nothing: no folder is made and no step taken, which an older release that runs would be
 * left behind by; not even a lost secret is made anew, which opening the log would.
 */
export const doctorCommand = (cli: Cli): Command =>
  new Command("doctor").description(cli.say(words.summary)).action(async () => {
    const settings = readSettings(cli.terminal.env);
    const folder = path.resolve(settings.dataDir);
    const house = await visitHouse({ settings, role: "command", migrations });
    if (!house) throw new Failed(words.noFolder, { folder });
    try {
      const pool = house.pool("doctor", 2);
      const { missing } = house;
      const isBehind = { isWell: false, sentence: words.behind, about: { missing } };
      const findings = [
        { isWell: true, sentence: words.folder, about: { folder: settings.dataDir } },
        ...(await lookAt([
          { at: parts.database, find: () => databaseFindings(house, pool) },
          { at: parts.jobs, find: () => queueFindings(pool, settings.redisUrl) },
        ])),
        await mailFinding(settings.mail),
        ...(missing.length > 0 ? [isBehind] : await within(cli, settings, pool, keyRingOf(house))),
        ...(await lookAt([{ at: parts.clock, find: () => clock(house, pool) }])),
      ];
      for (const { isWell, sentence, about = {} } of findings)
        cli.terminal.out(printable(`${isWell ? "✓" : "✗"} ${cli.say(sentence, about)}`));
      if (findings.some(({ isWell }) => !isWell)) throw new Failed(words.unwell);
    } finally {
      await house.stop();
    }
  });

/** What stands in a database of this release's form. */
const within = async (
  { terminal }: Cli,
  { eventStoreUrl }: Settings,
  pool: Pool,
  ring: KeyRing,
): Promise<readonly Finding[]> => {
  const store = await openLog(pool, eventStoreUrl);
  return lookAt([
    {
      at: parts.log,
      find: async () =>
        eventStoreUrl ? [await logOnServer(store, terminal.signal)] : logFindings(pool),
    },
    { at: parts.guards, find: () => guardFindings(pool) },
    { at: parts.keys, find: () => keyFindings(pool, ring) },
    { at: parts.secret, find: () => secretFindings(store, pool, ring) },
    { at: parts.tables, find: () => projectionFindings(pool) },
    { at: parts.outbox, find: () => outbox(pool) },
    { at: parts.tree, find: () => auditFindings(pool) },
  ]);
};

const outbox = async (pool: Pool): Promise<readonly Finding[]> => {
  const { waiting, held, dead, refused, failing } = await outboxStatus(pool);
  return [
    { isWell: failing.length === 0, sentence: words.outbox, about: { waiting, held } },
    ...(dead > 0 ? [{ isWell: false, sentence: words.dead, about: { dead } }] : []),
    ...refused.map(({ id, code }) => ({
      isWell: true,
      sentence: words.refused,
      about: { id, code },
    })),
    ...failing.map(({ id, error }) => ({
      isWell: false,
      sentence: words.failing,
      about: { id, error },
    })),
  ];
};

const clock = async ({ clock: own }: House, pool: Pool): Promise<readonly Finding[]> => {
  const { rows } = await pool.query<{ now: Date }>("select clock_timestamp() as now");
  const apart = Math.abs(Date.now() - (rows[0]?.now.getTime() ?? 0));
  const shift = own.offset();
  return [
    {
      isWell: apart <= tolerance,
      sentence: words.apart,
      about: { seconds: Math.round(apart / 1_000) },
    },
    shift === 0
      ? { isWell: true, sentence: words.clock, about: { now: own.now() } }
      : { isWell: true, sentence: words.shifted, about: { now: own.now() } },
  ];
};

/** What is looked at, where it cannot be. */
const parts = {
  database: { fr: "Base", en: "Database" },
  jobs: { fr: "Tâches", en: "Jobs" },
  log: { fr: "Journal", en: "Log" },
  guards: { fr: "Gardes du journal", en: "Guards of the log" },
  keys: { fr: "Clés", en: "Keys" },
  secret: { fr: "Secret du journal", en: "The log’s secret" },
  tables: { fr: "Tables", en: "Read models" },
  outbox: { fr: "Suites à donner", en: "Outbox" },
  tree: { fr: "Arbre du journal", en: "Tree of the log" },
  clock: { fr: "Horloge", en: "Clock" },
} as const;

const words = {
  summary: {
    fr: "Examine le dossier de données, la base, le journal et ce qui en découle.",
    en: "Looks at the data folder, the database, the log and what follows from it.",
  },
  noFolder: {
    fr: "Il n’y a pas encore de données dans {folder} : le premier démarrage les crée. Si vous en attendiez, vérifiez DATA_DIR.",
    en: "There is no data in {folder} yet: the first start makes it. If you expected some, look at DATA_DIR.",
  },
  behind: {
    fr: "Base : pas encore à la forme de cette version, il manque {missing}. Le prochain démarrage la met à jour ; l’ancienne version ne démarre plus ensuite.",
    en: "Database: not in the form of this release yet, {missing} are missing. The next start brings it there; from then on the older release starts no more.",
  },
  folder: { fr: "Dossier de données : {folder}", en: "Data folder: {folder}" },
  outbox: {
    fr: "Suites à donner : {waiting} en attente, {held} retenues",
    en: "Outbox: {waiting} waiting, {held} held",
  },
  dead: {
    fr: "Suites mortes : {dead}, après un jour d’échecs. Regardez avec « outbox --status dead », puis « outbox replay ».",
    en: "Dead letters: {dead}, after a day of failures. Look with “outbox --status dead”, then “outbox replay”.",
  },
  refused: {
    fr: "Suite refusée, pour mémoire : {id}, {code}",
    en: "Refused, for the record: {id}, {code}",
  },
  failing: { fr: "Suite qui échoue : {id}, {error}", en: "Failing: {id}, {error}" },
  apart: {
    fr: "Horloge : à {seconds} s de celle de la base",
    en: "Clock: {seconds} s from the database’s",
  },
  clock: { fr: "Date du dossier : {now}", en: "The folder’s time: {now}" },
  shifted: {
    fr: "Date du dossier : {now}, décalée par l’exemple",
    en: "The folder’s time: {now}, shifted by the sample",
  },
  unwell: { fr: "Quelque chose ne va pas.", en: "Something is not well." },
} as const;
