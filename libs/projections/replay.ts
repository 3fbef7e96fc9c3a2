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
 * Folds the log afresh, from its first event, and compares with the live tables as they stand now.
 * Everything is read in one snapshot and left as it was; whoever writes meanwhile is not held up.
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
    await db.query("begin isolation level repeatable read");
    const checkpoints = await readCheckpoints(db);
    const found: Replayed[] = [];
    for (const model of models) {
      const live = checkpoints.get(model.name);
      const isThere = live?.version === model.version;
      const builder = new TableBuilder(db, model, `pg_temp.${model.name}_replayed`);
      await builder.create("temporary");
      await fill([builder], filling, until ?? (isThere ? live.position : undefined));
      await builder.flush();
      const compared = isThere ? { differing: await differing(db, builder) } : "absent";
      found.push({
        model: model.name,
        rows: await count(db, builder.table),
        ...(builder.stopped ? { stopped: builder.stopped.reason } : {}),
        live: until === undefined ? compared : "not-compared",
      });
      await db.query(`drop table ${builder.table}`);
    }
    return found;
  } finally {
    await db.end().catch(() => undefined);
  }
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
