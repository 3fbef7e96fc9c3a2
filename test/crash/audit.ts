import type { ClientConfig } from "pg";
import { beginning, type EventStore, type StoredEvent } from "#event-store/port.js";
import type { Engine } from "../../apps/server/engine.js";
import { visiting } from "../visiting.js";
import { auditAnswers } from "./audit-answers.js";
import { auditDecisions } from "./audit-decisions.js";
import { auditLog } from "./audit-log.js";
import { auditReactions } from "./audit-reactions.js";
import { auditReadModels } from "./audit-read-models.js";
import type { Fault } from "./fault.js";
import { readJournal } from "./journal.js";

export interface Audit {
  readonly events: number;
  readonly commands: number;
  /** What sessions decided, and the labels granted on it. */
  readonly decisions: number;
  readonly labels: number;
  readonly faults: readonly Fault[];
}

/** Everything that must hold of a data folder whose server has stopped, after whatever crashes. */
export const audit = (dataDir: string, journalFile: string): Promise<Audit> =>
  visiting(dataDir, (engine, { connection }) => auditOf(engine, connection, journalFile));

/** The same of an engine, wherever its log and its read models stand. */
export const auditOf = async (
  engine: Engine,
  connection: ClientConfig,
  journalFile: string,
): Promise<Audit> => {
  const log = await whole(engine.store);
  const journal = await readJournal(journalFile);
  const faults = [
    ...(await auditLog(log, engine)),
    ...(await auditAnswers(log, journal, engine)),
    ...(await auditReadModels(log, connection, engine)),
    ...auditDecisions(log),
    ...(await auditReactions(log, engine.reading)),
  ];
  const count = (type: string) => log.filter(({ event }) => event.type === type).length;
  const [decisions, labels] = [count("ItemDecided"), count("LabelGranted")];
  return { events: log.length, commands: journal.length, decisions, labels, faults };
};

const page = 1_000;

export const whole = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const log: StoredEvent[] = [];
  for (;;) {
    const some = await store.readAll(log.at(-1)?.position ?? beginning, page);
    log.push(...some);
    if (some.length < page) return log;
  }
};
