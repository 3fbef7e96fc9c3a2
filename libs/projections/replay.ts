import { Client, type ClientConfig } from "pg";
import type { Position } from "#event-store/port.js";
import { readCheckpoints } from "./checkpoint.js";
import type { ReadModel } from "./read-model.js";
import { liveTable } from "./table.js";
import { fill, TableBuilder, type Filling } from "./table-builder.js";

export interface Replay extends Filling {
  readonly connection: ClientConfig;
  readonly models: readonly ReadModel[];
  /** Folds up to there, and compares with nothing: live tables are of now. */
  readonly until?: Position;
}

export interface Replayed {
  readonly model: string;
  /** Rows that the fold came to. */
  readonly rows: number;
  /** Why it went no further, if it did not. */
  readonly stopped?: string;
  /** `absent`: there is no live table of this version to compare with. */
  readonly live: "not-compared" | "absent" | { readonly differing: readonly string[] };
}

/** Keys told of a table that differs. */
const shown = 20;

/**
 * Folds the log afresh, from its first event, and compares with the live tables as they stand now:
 * as far as a table has come when its turn comes, then the little that came meanwhile, and both are
 * held against each other in one snapshot. Nobody waits for more than that.
 * @throws the signal's reason when it aborts
 */
export const replay = async ({
  connection,
  models,
  until,
  ...filling
}: Replay): Promise<readonly Replayed[]> => {
  const db = new Client(connection);
  // A lost connection fails the query at work; without a listener it would end the process.
  db.on("error", () => undefined);
  await db.connect();
  try {
    const found: Replayed[] = [];
    for (const model of models) {
      const builder = new TableBuilder(db, model, `pg_temp.${model.name}_replayed`);
      await builder.create("temporary");
      await fill([builder], filling, until ?? (await liveAt(db, model)));
      await builder.flush();
      const live = until === undefined ? await compared(db, builder, filling) : "not-compared";
      found.push({
        model: model.name,
        rows: await count(db, builder.table),
        ...(builder.stopped ? { stopped: builder.stopped.reason } : {}),
        live,
      });
      await db.query(`drop table ${builder.table}`);
    }
    return found;
  } finally {
    await db.end().catch(() => undefined);
  }
};

/** How far the live table has come, if there is one of this version. */
const liveAt = async (db: Client, { name, version }: ReadModel): Promise<Position | undefined> => {
  const live = (await readCheckpoints(db)).get(name);
  return live?.version === version ? live.position : undefined;
};

const compared = async (
  db: Client,
  builder: TableBuilder,
  filling: Filling,
): Promise<Replayed["live"]> => {
  const { model } = builder;
  if ((await liveAt(db, model)) === undefined) return "absent";
  await db.query("begin isolation level repeatable read");
  // Before the snapshot is taken: a table that came in its place later would look empty in it.
  await db.query(`lock table ${liveTable(model)} in access share mode`);
  const position = await liveAt(db, model);
  if (position !== undefined) {
    await fill([builder], filling, position);
    await builder.flush();
  }
  const live = position === undefined ? "absent" : { differing: await differing(db, builder) };
  await db.query("commit");
  return live;
};

const differing = async (
  db: Client,
  { model, table }: TableBuilder,
): Promise<readonly string[]> => {
  const { rows } = await db.query<{ key: string }>(
    `select coalesce(l.key, r.key) as key from ${liveTable(model)} l
     full join ${table} r on l.key = r.key
     where row(l.*) is distinct from row(r.*) order by 1 limit ${shown}`,
  );
  return rows.map(({ key }) => key);
};

const count = async (db: Client, table: string): Promise<number> => {
  const { rows } = await db.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
  return rows[0]?.rows ?? 0;
};
