import type { Database } from "./database.js";
import { FoldedRows } from "./folded-rows.js";
import type { ReadModel, Row } from "./read-model.js";
import { liveTable, selectRows, upsertRows } from "./table.js";
import type { Reading, Told } from "./told.js";

/** What follows the log under a checkpoint: the live table of a read model, or a reaction. */
export interface Projection extends Reading {
  readonly name: string;
  readonly version: number;
  /** Parts of a `with`, their parameters from $6 on; none writes when its part `moved` is empty. */
  readonly writes: string;
  /** Forgets what it holds in memory: somebody else may have written since. */
  begin(db: Database): Promise<void>;
  /** What the events come to: the parameters of `writes`. */
  fold(told: readonly Told[], db: Database): Promise<readonly unknown[]>;
}

/** Rows kept between batches, so that a file at work is not loaded anew for each of its events. */
const kept = 2_000;

export class LiveRows implements Projection {
  readonly name: string;
  readonly version: number;
  readonly reads: Reading["reads"];
  readonly opens: Reading["opens"];
  readonly writes: string;
  readonly #select: string;
  #rows: FoldedRows | undefined;

  constructor(readonly model: ReadModel) {
    const table = liveTable(model);
    this.name = model.name;
    this.version = model.version;
    this.reads = model.reads;
    this.opens = model.opens;
    this.#select = selectRows(table);
    this.writes = `
      written as (${upsertRows(model, table, "$6", "moved,")}),
      gone as (delete from ${table} where key = any($7::text[]) and exists (select from moved)),
      failed as (${insertFailures("moved,", "$8", "$1")})`;
  }

  async begin(db: Database): Promise<void> {
    const { rows: failed } = await db.query<{ key: string }>(
      `select key from read.failures where name = $1`,
      [this.name],
    );
    const load = async (keys: readonly string[]) =>
      (await db.query<Row>(this.#select, [keys])).rows;
    this.#rows = new FoldedRows(
      this.model,
      load,
      failed.map(({ key }) => key),
    );
  }

  async fold(told: readonly Told[], db: Database): Promise<readonly unknown[]> {
    if (!this.#rows) await this.begin(db);
    const folded = this.#rows;
    if (!folded) return [];
    await folded.take(told);
    const { rows, gone, failures } = folded.changes();
    folded.keepAtMost(kept);
    return [JSON.stringify(rows), gone, JSON.stringify(failures)];
  }
}

export const insertFailures = (from: string, parameter: string, name: string): string =>
  `insert into read.failures (name, key, position, event, type, reason)
   select ${name}, f.key, f.position, f.event, f.type, f.reason
   from ${from} json_to_recordset(${parameter}::json)
     as f(key text, position text, event text, type text, reason text)
   on conflict (name, key) do nothing`;
