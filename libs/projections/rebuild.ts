import { Client, DatabaseError, type ClientConfig } from "pg";
import { readCheckpoints, type Checkpoint } from "./checkpoint.js";
import { SharedConnection, type Database } from "./database.js";
import { insertFailures } from "./failure.js";
import { buildLock } from "./lock.js";
import { pause } from "./pause.js";
import type { ReadModel } from "./read-model.js";
import { liveTable } from "./table.js";
import { fill, TableBuilder, type Filling, type Progress } from "./table-builder.js";
import type { Untold } from "./told.js";

export interface Rebuild extends Omit<Filling, "progress"> {
  readonly connection: ClientConfig;
  readonly models: readonly ReadModel[];
  /** Leaves out those of which another process has built this version meanwhile. */
  readonly onlyOutdated?: boolean;
  readonly progress?: (progress: Progress) => void;
}

/** The log holds an event that only a newer release knows; there is no whole table. */
export class FoldStopped extends Error {
  override readonly name = "FoldStopped";
  constructor(model: string, { event, reason }: Untold) {
    super(`${model} stops at ${event.type} ${event.id}: ${reason}`);
  }
}

/**
 * Builds tables beside the live ones, which go on being read and written, and puts each in its place
 * in one transaction. Safe beside other processes: the one that holds the live table sees at
 * its next write that another has come, and goes on with that.
 * @throws the signal's reason when it aborts, and FoldStopped; the live table stays then
 */
export const rebuild = async (asked: Rebuild): Promise<void> => {
  const { connection, onlyOutdated = false, progress, ...filling } = asked;
  const client = new Client(connection);
  // A lost connection fails the query at work; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  const db = new SharedConnection(client);
  // A process that stands still keeps others from building no longer than this.
  const beating = setInterval(() => void db.query("select").catch(() => undefined), beat);
  try {
    await db.query(`set idle_session_timeout = ${6 * beat}`);
    // What a crash takes away is built again: nobody who commits need wait for its writing as well.
    await db.query("set synchronous_commit = off");
    for (const name of asked.models.map((model) => model.name).sort())
      await db.query(`select ${buildLock(name)}`);
    const known = await readCheckpoints(db);
    const models = onlyOutdated ? outdated(asked.models, known) : asked.models;
    if (models.length === 0) return;
    const names = models.map(({ name }) => name).sort();
    const counts = names.flatMap((name) => known.get(name)?.events ?? []);
    const of = counts.length === names.length ? { of: Math.max(...counts) } : {};
    const told = {
      ...filling,
      progress: (events: number) => progress?.({ models: names, events, ...of }),
    };

    const builders = models.map(
      (model) => new TableBuilder(db, model, `read.${model.name}_beside`),
    );
    for (const builder of builders) {
      await db.query(`drop table if exists ${builder.table}`);
      await builder.create("lasting");
    }
    await fill(builders, told);
    for (const builder of builders) {
      await builder.flush();
      await builder.index();
    }
    // What came meanwhile, while the live tables are still written; the rest is then quickly done.
    await fill(builders, told);
    for (const builder of builders)
      while (!(await takeOver(db, builder, told))) await pause(untilNextTry, filling.signal);
  } finally {
    clearInterval(beating);
    await client.end().catch(() => undefined);
  }
};

/** In milliseconds. */
const beat = 10_000;

/** Those that have no table of their version yet. */
export const outdated = (
  models: readonly ReadModel[],
  known: ReadonlyMap<string, Checkpoint>,
): readonly ReadModel[] =>
  models.filter(({ name, version }) => (known.get(name)?.version ?? 0) < version);

/**
 * A table is swapped when nobody reads it. Whoever waits for that makes all later readers wait, so it
 * is given up soon and tried again later; both in milliseconds.
 */
const waitForReaders = 30;
const untilNextTry = 200;

/**
 * A transaction a table: a list that joins several could else wait for one while it holds another.
 * @returns false when somebody read the live table all the while: nothing is changed then
 */
const takeOver = async (
  db: Database,
  builder: TableBuilder,
  filling: Filling,
): Promise<boolean> => {
  const { model } = builder;
  filling.signal?.throwIfAborted();
  await db.query("begin");
  const isLive = await isThere(db, liveTable(model));
  // The table before its checkpoint, in the order in which its writer takes them: no deadlock.
  if (isLive) await db.query(`lock table ${liveTable(model)} in share row exclusive mode`);
  // The writer stands still now: nobody is to see the table go back in time.
  await fill([builder], filling);
  await builder.flush();
  const live = (await readCheckpoints(db)).get(model.name);
  if (builder.stopped && live?.version === model.version)
    throw new FoldStopped(model.name, builder.stopped);
  const isFree = !isLive || (await noReaders(db, liveTable(model)));
  if (isFree) await putInPlace(db, builder);
  await db.query("commit");
  return isFree;
};

/** Keeps new ones out, if those that are there leave soon. */
const noReaders = async (db: Database, table: string): Promise<boolean> => {
  await db.query("savepoint before");
  try {
    await db.query(`set local lock_timeout = ${waitForReaders}`);
    await db.query(`lock table ${table} in access exclusive mode`);
    await db.query("set local lock_timeout = 0");
    return true;
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === "55P03")) throw error;
    await db.query("rollback to savepoint before");
    return false;
  }
};

const putInPlace = async (db: Database, builder: TableBuilder): Promise<void> => {
  const { model, table, position, events } = builder;
  await db.query(`drop table if exists ${liveTable(model)}`);
  await db.query(`alter table ${table} rename to ${model.name}`);
  await db.query(
    `insert into read.checkpoints as c (name, version, position, events) values ($1, $2, $3, $4)
     on conflict (name) do update set version = $2, position = $3, events = $4, stopped = null,
       generation = c.generation + 1`,
    [model.name, model.version, position, events],
  );
  await db.query(`delete from read.failures where name = $1`, [model.name]);
  await db.query(insertFailures("", "$2", "$1::text"), [
    model.name,
    JSON.stringify(builder.failures),
  ]);
};

const isThere = async (db: Database, table: string): Promise<boolean> => {
  const { rows } = await db.query(`select where to_regclass($1) is not null`, [table]);
  return rows.length > 0;
};
