import type { Pool } from "pg";
import { authoriser } from "#access/authorise.js";
import { Tokens } from "#access/tokens.js";
import type { ErasableBlobs } from "#commands/blob-store.js";
import { CommandRoad } from "#commands/command-road.js";
import { Operations } from "#commands/operation.js";
import { ProcessRoad } from "#commands/process-road.js";
import { unwatched } from "#commands/watch.js";
import { Streams } from "#commands/streams.js";
import type { EventStore } from "#event-store/port.js";
import { FolderBlobStore } from "#infrastructure/files/folder-blob-store.js";
import { StartRefused } from "#infrastructure/configuration/faults.js";
import type { FolderClock } from "#infrastructure/clock/folder-clock.js";
import { ClockGuard } from "#infrastructure/clock/trusted-clock.js";
import type { House } from "#infrastructure/house.js";
import { Meter } from "#infrastructure/telemetry/meter.js";
import type { Tracer } from "#infrastructure/telemetry/span.js";
import type { RecordedEvent } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { WatchedLog } from "#projections/watched-log.js";
import { reactions } from "#reactions/registry.js";
import { startOnEmptyLog } from "#reactions/starts.js";
import { type LogSecret, OtherLog } from "#sealing/log-secret.js";
import { KeyFile } from "#sealing/key-file.js";
import { CannotUnwrap, type KeyRing, KeysNotAtHand } from "#sealing/key-ring.js";
import { eraseAgain } from "#sealing/postgres-erasing.js";
import { openKeys } from "#sealing/postgres-keys.js";
import { Sealer } from "#sealing/sealer.js";
import { forgetTables } from "./erasure/forget-tables.js";
import { purge } from "./erasure/purge.js";
import { Documents } from "./documents.js";
import { firstOf, openLog, refuseLogElsewhere, refuseLostEnd } from "./log.js";
import { commandWatch } from "./traces/command-watch.js";

/** Where Nest finds it. */
export const ENGINE = Symbol("engine");

/** The write side, bound to its stores; the server and the command line each have one. */
export interface Engine {
  readonly store: EventStore;
  /** The same, where it is asked whether the log still holds what was seen of it. */
  readonly watched: WatchedLog;
  readonly streams: Streams;
  readonly sealer: Sealer;
  readonly secret: LogSecret;
  /** What wraps the keys of the database. */
  readonly ring: KeyRing;
  readonly keyPool: Pool;
  readonly blobs: ErasableBlobs;
  readonly documents: Documents;
  readonly clock: FolderClock;
  /** Whether the wall clock, which `clock` is an offset from, may be believed. */
  readonly guard: ClockGuard;
  /** Commands without a policy: reactions and deadlines, which act as the engine. */
  readonly road: CommandRoad;
  readonly operations: Operations;
  readonly tokens: Tokens;
  /** For what is read: queries, checkpoints. */
  readonly reading: Pool;
  readonly meter: Meter;
  /** Whether a webhook may be one without TLS: only among addresses that the operator names. */
  readonly callsOverHttp: boolean;
  /** Absent while traces are off. */
  readonly tracer?: Tracer;
}

interface Opening extends Partial<Pick<Engine, "meter" | "tracer">> {
  /** On a log that has lost its end, which is about to be recovered. */
  readonly lacksEnd?: boolean;
  /** As the setting says it; none where nobody registers a webhook. */
  readonly webhooksAllow?: readonly string[] | undefined;
}

export const openEngine = async (
  house: Pick<House, "clock" | "keyKeeping" | "pool" | "logPool">,
  files: string,
  eventStoreUrl?: string,
  { meter = new Meter(), tracer, lacksEnd = false, webhooksAllow = [] }: Opening = {},
): Promise<Engine> => {
  const keys = house.pool("keys", 2);
  // Beside a log that stands elsewhere, sealed parts that nothing names are swept: more than adding.
  const pool = eventStoreUrl === undefined ? house.logPool(8) : house.pool("log", 8);
  const log = await openLog(pool, eventStoreUrl, (size) => meter.batch(size));
  const ring = keyRingOf(house);
  const { keys: dataKeys, secret } = await keysIn(keys, ring);
  const reading = house.pool("reading", 8);
  const first = await firstOf(log);
  await refuseLogElsewhere({ store: log, isEmpty: !first }, reading);
  if (first && !lacksEnd) await refuseLostEnd(log, reading);
  const watched = new WatchedLog(log, reading);
  for (const event of ["connect", "error"] as const) pool.on(event, () => watched.doubt());
  const store = lacksEnd ? log : watched;
  if (!first) await startOnEmptyLog(reading, reactions);
  // A damaged event says nothing of the secret; it stops its own stream.
  else if (first.unreadable === undefined) refuseOtherLog(first.event, secret);
  const sealer = new Sealer(dataKeys, secret);
  const streams = new Streams(store);
  const blobs = new FolderBlobStore(files);
  const documents = new Documents(dataKeys, blobs);
  await eraseAgain(keys, ring, async (subjects) => {
    await forgetTables(reading);
    await purge({ store, blobs, pool: reading }, subjects);
  });
  const { clock } = house;
  const guard = new ClockGuard(async () => {
    const { rows } = await reading.query<{ now: Date }>("select clock_timestamp() as now");
    return rows[0]?.now ?? new Date(0);
  });
  await guard.look();
  const stamp = { now: () => clock.now(), isTrusted: () => guard.isTrusted() };
  const conflicted = (type: string) => meter.conflict(type);
  const watch = tracer ? commandWatch(tracer) : unwatched;
  const road = new CommandRoad(store, streams, sealer, secret, blobs, stamp, conflicted, watch);
  const processes = new ProcessRoad(road, streams, secret, blobs, watch);
  const today = () => parisDay(clock.now());
  const operations = new Operations(road, processes, streams, secret, authoriser(streams, today));
  const tokens = new Tokens(streams, clock);
  return {
    store,
    watched,
    streams,
    sealer,
    secret,
    ring,
    keyPool: keys,
    blobs,
    documents,
    clock,
    guard,
    road,
    operations,
    tokens,
    reading,
    meter,
    callsOverHttp: webhooksAllow.length > 0,
    ...(tracer && { tracer }),
  };
};

export const keyRingOf = ({ keyKeeping: { file, command } }: Pick<House, "keyKeeping">): KeyFile =>
  new KeyFile(file, command);

const ofAnotherLog = () => new StartRefused({ code: "KEYS_OF_ANOTHER_LOG", about: {} });

const keysIn = (pool: Pool, ring: KeyRing) =>
  openKeys(pool, ring).catch((fault: unknown) => {
    if (fault instanceof KeysNotAtHand) throw new StartRefused(fault.fault);
    throw fault instanceof CannotUnwrap ? ofAnotherLog() : fault;
  });

/** Keys that do not belong to the log would make new ids for old things, and open nothing. */
const refuseOtherLog = ({ command, salt, version }: RecordedEvent, secret: LogSecret): void => {
  try {
    secret.indexOf(command.id, salt, version);
  } catch (fault) {
    throw fault instanceof OtherLog ? ofAnotherLog() : fault;
  }
};
