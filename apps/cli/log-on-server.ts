import { type EventStore, LogUnavailable } from "#event-store/port.js";
import { faults } from "#infrastructure/configuration/faults.js";
import type { Rejection } from "#kernel/index.js";
import { logFault } from "../server/log.js";
import { checkLog } from "./log-check.js";

/** What the doctor finds of a log in EventStoreDB: there is no table to ask, so it is read. */
export const logOnServer = async (store: EventStore, signal: AbortSignal) => {
  const found = await checkLog(store, () => undefined, signal).catch(away);
  if (!("faults" in found)) return found;
  const { events, faults: wrong } = found;
  const about: Rejection["about"] = {
    events,
    faults: wrong.map(({ code, event }) => `${event} ${code}`),
  };
  const isWell = wrong.length === 0;
  return { isWell, sentence: isWell ? words.whole : words.broken, about };
};

const away = (fault: unknown) => {
  if (!(fault instanceof LogUnavailable)) throw fault;
  const { code, about } = logFault(fault);
  return { isWell: false, sentence: faults[code], about };
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
} as const;
