import { DatabaseError, type Pool } from "pg";
import { beginning, type EventStore, LogUnavailable } from "#event-store/port.js";
import { type KeyRing, KeysNotAtHand } from "#sealing/key-ring.js";
import { readLogSecret } from "#sealing/postgres-log-secret.js";
import type { Finding } from "./finding.js";

/** Positions and versions each without a gap. */
export const logFindings = async (pool: Pool): Promise<readonly Finding[]> => {
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

/** Whether it is there, and this log’s own. */
export const secretFindings = async (
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
    if (fault instanceof DatabaseError) throw fault;
    return [{ isWell: false, sentence: words.otherSecret }];
  }
};

const words = {
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
} as const;
