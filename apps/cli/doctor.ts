import path from "node:path";
import { Command } from "commander";
import type { Pool } from "pg";
import { beginning, type EventStore, LogUnavailable } from "#event-store/port.js";
import { tolerance } from "#infrastructure/clock/trusted-clock.js";
import { readSettings, type Settings } from "#infrastructure/configuration/settings.js";
import { type House, visitHouse } from "#infrastructure/house.js";
import { outboxStatus } from "#reactions/outbox.js";
import { type KeyRing, KeysNotAtHand } from "#sealing/key-ring.js";
import { readLogSecret } from "#sealing/postgres-log-secret.js";
import { keyRingOf } from "../server/engine.js";
import { openLog } from "../server/log.js";
import { migrations } from "../server/migrations.js";
import type { Cli } from "./cli.js";
import { auditFindings } from "./audit-findings.js";
import { databaseFindings } from "./database-findings.js";
import { Failed } from "./failures.js";
import type { Finding } from "./finding.js";
import { keyFindings } from "./key-findings.js";
import { logOnServer } from "./log-on-server.js";
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
      const findings = [
        { isWell: true, sentence: words.folder, about: { folder: settings.dataDir } },
        ...(await databaseFindings(house, pool)),
        ...(await queueFindings(settings.redisUrl)),
        await mailFinding(settings.mail),
        ...(missing.length > 0
          ? [{ isWell: false, sentence: words.behind, about: { missing } }]
          : await within(cli, settings, pool, keyRingOf(house))),
        ...(await clock(house, pool)),
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
  return [
    ...(eventStoreUrl ? [await logOnServer(store, terminal.signal)] : await log(pool)),
    ...(await keyFindings(pool, ring)),
    ...(await secret(store, pool, ring)),
    ...(await projectionFindings(pool)),
    ...(await outbox(pool)),
    ...(await auditFindings(pool)),
  ];
};

/** Positions and versions each without a gap. */
const log = async (pool: Pool): Promise<readonly Finding[]> => {
  const { rows } = await pool.query<{ events: number; last: number; gaps: number }>(
    `select count(*)::int as events, coalesce(max(position), 0)::int as last,
       (select count(*)::int from (
          select from log.events group by stream having count(*) <> max(version) + 1
        ) broken) as gaps
     from log.events`,
  );
  const { events, last, gaps } = rows[0] ?? { events: 0, last: 0, gaps: 0 };
  const isWell = events === last && gaps === 0;
  return [
    { isWell, sentence: isWell ? words.log : words.logBroken, about: { events, last, gaps } },
  ];
};

const secret = async (
  store: EventStore,
  pool: Pool,
  ring: KeyRing,
): Promise<readonly Finding[]> => {
  const read = await store.readAll(beginning, 1).catch((fault: unknown) => {
    // That it is away has been told.
    if (fault instanceof LogUnavailable) return undefined;
    throw fault;
  });
  if (!read) return [];
  const [first] = read;
  if (first?.unreadable !== undefined) return [{ isWell: false, sentence: words.firstDamaged }];
  if (!first) return [{ isWell: true, sentence: words.emptyLog }];
  const { rowCount } = await pool.query("select from keys.log_secret");
  if (rowCount === 0) return [{ isWell: false, sentence: words.noSecret }];
  try {
    const { command, salt, version } = first.event;
    (await readLogSecret(pool, ring))?.indexOf(command.id, salt, version);
    return [{ isWell: true, sentence: words.secret }];
  } catch (fault) {
    // That it cannot be unwrapped has been told.
    if (fault instanceof KeysNotAtHand) return [];
    return [{ isWell: false, sentence: words.otherSecret }];
  }
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
  log: { fr: "Journal : {events} faits, sans trou", en: "Log: {events} events, without a gap" },
  logBroken: {
    fr: "Journal : {events} faits pour {last} positions, {gaps} flux avec un trou. Restaurez une sauvegarde.",
    en: "Log: {events} events for {last} positions, {gaps} streams with a gap. Restore a backup.",
  },
  emptyLog: { fr: "Journal : encore vide", en: "Log: still empty" },
  secret: { fr: "Secret du journal : présent", en: "The log’s secret: there" },
  firstDamaged: {
    fr: "Secret du journal : pas vérifié, car le premier fait est abîmé. Restaurez une sauvegarde.",
    en: "The log’s secret: not checked, since the first event is damaged. Restore a backup.",
  },
  noSecret: {
    fr: "Secret du journal : perdu. Restaurez la table keys.log_secret d’une sauvegarde avant de continuer.",
    en: "The log’s secret: lost. Restore the table keys.log_secret from a backup before you go on.",
  },
  otherSecret: {
    fr: "Secret du journal : ce n’est pas celui de ce journal. Restaurez keys.log_secret d’une sauvegarde.",
    en: "The log’s secret: it is not this log’s. Restore keys.log_secret from a backup.",
  },
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
