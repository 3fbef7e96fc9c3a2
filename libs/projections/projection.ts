import type { Database } from "./database.js";
import type { Held } from "./checkpoint.js";
import { insertFailures, readFailures } from "./failure.js";
import { FoldedRows } from "./folded-rows.js";
import type { ReadModel, Row } from "./read-model.js";
import { liveTable, selectRows, upsertRows } from "./table.js";
import type { Faulty, LogReader, Told } from "./told.js";

/** What follows the log under a checkpoint: the live table of a read model, or a reaction. */
export interface Projection extends LogReader {
  readonly name: string;
  readonly version: number;
  /** Parts of a `with`, their parameters from $6 on; none writes when its part `moved` is empty. */
  readonly writes: string;
  /** Forgets what it holds in memory: somebody else may have written since. */
  begin(db: Database, at: Held): Promise<void>;
  /** What the events come to: the parameters of `writes`. A bad one stops its stream, no more. */
  fold(told: readonly (Told | Faulty)[], db: Database): Promise<readonly unknown[]>;
}

/** Rows kept between batches, so that a file at work is not loaded anew for each of its events. */
const kept = 2_000;

export class LiveRows implements Projection {
  readonly name: string;
  readonly version: number;
  readonly reads: LogReader["reads"];
  readonly opens: LogReader["opens"];
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
    await this.#fresh(db);
  }

  async #fresh(db: Database): Promise<FoldedRows> {
    const load = async (keys: readonly string[]) =>
      (await db.query<Row>(this.#select, [keys])).rows;
    return (this.#rows = new FoldedRows(this.model, load, await readFailures(db, this.name)));
  }

  async fold(told: readonly (Told | Faulty)[], db: Database): Promise<readonly unknown[]> {
    const folded = this.#rows ?? (await this.#fresh(db));
    await folded.take(told);
    const { rows, gone, failures } = folded.changes();
    folded.keepAtMost(kept);
    return [JSON.stringify(rows), gone, JSON.stringify(failures)];
  }
}
