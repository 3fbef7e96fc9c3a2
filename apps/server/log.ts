import type { Pool } from "pg";
import { PostgresSealedParts } from "#event-store/eventstoredb/postgres-sealed-parts.js";
import { beginning, type EventStore, LogUnavailable, type Position } from "#event-store/port.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { type Fault, StartRefused } from "#infrastructure/configuration/faults.js";
import { isWithoutTls } from "#infrastructure/without-tls.js";
import { LogShorter, refuseShorterLog } from "#projections/log-seen.js";

/** Where the log stands: at an address of EventStoreDB, else in PostgreSQL with all the rest. */
export const openLog = async (
  pool: Pool,
  address: string | undefined,
  departing?: (size: number) => void,
): Promise<EventStore> => {
  if (address === undefined) return new PostgresEventStore(pool, departing);
  // Whoever has no need of it does not wait for it to load.
  const { openEventStoreDb } = await import("#event-store/eventstoredb/open.js");
  try {
    return openEventStoreDb(address, new PostgresSealedParts(pool));
  } catch (fault) {
    throw notReached(fault);
  }
};

/** The first event, if there is one. @throws StartRefused when the log cannot be reached */
export const firstOf = async (store: EventStore) =>
  (
    await store.readAll(beginning, 1).catch((fault: unknown) => {
      throw fault instanceof LogUnavailable ? notReached(fault) : fault;
    })
  ).at(0);

const notReached = (fault: unknown): StartRefused => new StartRefused(logFault(fault));

/** Why the log cannot be reached. */
export const logFault = (thrown: unknown): Fault => {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  if (isWithoutTls(reason)) return { code: "LOG_WITHOUT_TLS", about: {} };
  return { code: "LOG_NOT_REACHED", about: { reason: reason.replace(/\.$/, "") } };
};

/**
 * What has been read of one log says nothing of another: read models and reactions would go on at
 * positions that are not there.
 * @throws StartRefused
 */
export const refuseLogElsewhere = async (
  { store, isEmpty }: { readonly store: EventStore; readonly isEmpty: boolean },
  reading: Pool,
): Promise<void> => {
  const elsewhere = new StartRefused({ code: "LOG_ELSEWHERE", about: {} });
  const { rows } = await reading.query<{ position: Position }>(
    `select distinct on (length(position)) position from read.checkpoints where position <> ''`,
  );
  for (const { position } of rows)
    await store.readAll(position, 1).catch((fault: unknown) => {
      throw fault instanceof RangeError ? elsewhere : fault;
    });
  if (!isEmpty) return;
  const { rowCount } = await reading.query(`select from log.events limit 1`);
  const isBegun = rowCount || rows.length > 0;
  // One that began beside us may have written the first events since we looked.
  if (isBegun && !(await firstOf(store))) throw elsewhere;
};

/**
 * What is missing of a log that has lost its end would be missed by nobody.
 * @throws StartRefused
 */
export const refuseLostEnd = (store: EventStore, reading: Pool): Promise<void> =>
  refuseShorterLog(store, reading).catch((fault: unknown) => {
    if (!(fault instanceof LogShorter)) throw fault;
    throw new StartRefused({ code: "LOG_SHORTER", about: { event: fault.event } });
  });
