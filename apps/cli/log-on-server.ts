import { type EventStore, LogUnavailable } from "#event-store/port.js";
import type { Rejection } from "#kernel/index.js";
import { checkLog } from "./log-check.js";

/** What the doctor finds of a log in EventStoreDB: there is no table to ask, so it is read. */
export const logOnServer = async (store: EventStore, signal: AbortSignal) => {
  const found = await checkLog(store, () => undefined, signal).catch(away);
  if (!("faults" in found)) return found;
  const { events, faults } = found;
  const about: Rejection["about"] = {
    events,
    faults: faults.map(({ code, event }) => `${event} ${code}`),
  };
  const isWell = faults.length === 0;
  return { isWell, sentence: isWell ? words.whole : words.broken, about };
};

const away = (fault: unknown) => {
  if (!(fault instanceof LogUnavailable)) throw fault;
  return { isWell: false, sentence: words.away, about: { reason: fault.message } };
};

const words = {
  whole: {
    fr: "Journal sur EventStoreDB : {events} faits, sans trou, chacun conforme à son empreinte",
    en: "Log on EventStoreDB: {events} events, without a gap, each as it was hashed",
  },
  broken: {
    fr: "Journal sur EventStoreDB : {events} faits, dont : {faults}. Restaurez une sauvegarde.",
    en: "Log on EventStoreDB: {events} events, among them: {faults}. Restore a backup.",
  },
  away: {
    fr: "Journal sur EventStoreDB : ne répond pas ({reason}). Vérifiez EVENTSTORE_URL et le serveur.",
    en: "Log on EventStoreDB: it does not answer ({reason}). Check EVENTSTORE_URL and the server.",
  },
} as const;
