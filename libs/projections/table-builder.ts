import { beginning, type EventStore, type Position } from "#event-store/port.js";
import type { Database } from "./database.js";
import { CannotFold, FoldedRows, type Failure } from "./folded-rows.js";
import type { ReadModel, Row } from "./read-model.js";
import { createIndexes, createTable, selectRows, upsertRows } from "./table.js";
import { Batch, type Open, type Untold } from "./told.js";

/** Rows held before they are written: each is then written once for many of its events. */
const held = 10_000;

/** Fills a new table with the rows of a model. */
export class TableBuilder {
  readonly failures: Failure[] = [];
  position = beginning;
  /** Events of the log passed. */
  events = 0;
  /** The event that it cannot go on with; what was before it is in the table. */
  stopped: Untold | undefined;
  readonly #rows: FoldedRows;
  readonly #upsert: string;
  #flushed = false;

  constructor(
    private readonly db: Database,
    readonly model: ReadModel,
    readonly table: string,
  ) {
    this.#upsert = upsertRows(model, table, "$1");
    this.#rows = new FoldedRows(model, (keys) => this.#load(keys));
  }

  async create(kind: "temporary" | "lasting"): Promise<void> {
    await this.db.query(createTable(this.model, this.table, kind === "temporary"));
  }

  async take(batch: Batch): Promise<void> {
    if (this.stopped) return;
    const { told, until } = batch.tell(this.model, this.position);
    const to = until ? told.at(-1)?.position : batch.last;
    try {
      await this.#rows.take(told);
    } catch (error) {
      if (!(error instanceof CannotFold)) throw error;
      this.stopped = { event: error.told.envelope, reason: error.message };
      return;
    }
    if (to !== undefined) {
      this.events += batch.countBetween(this.position, to);
      this.position = to;
    }
    this.stopped = until;
    if (this.#rows.size > held) await this.flush();
  }

  async flush(): Promise<void> {
    const { rows, gone, failures } = this.#rows.changes();
    this.failures.push(...failures);
    if (gone.length > 0 && this.#flushed) {
      await this.db.query(`delete from ${this.table} where key = any($1)`, [gone]);
    }
    if (rows.length > 0) await this.db.query(this.#upsert, [JSON.stringify(rows)]);
    this.#flushed ||= rows.length > 0;
    this.#rows.keepAtMost(0);
  }

  /** After the rows: one by one they would cost several times as much. */
  async index(): Promise<void> {
    for (const statement of createIndexes(this.model, this.table)) await this.db.query(statement);
  }

  async #load(keys: readonly string[]): Promise<readonly Row[]> {
    if (!this.#flushed) return [];
    return (await this.db.query<Row>(selectRows(this.table), [keys])).rows;
  }
}

export interface Progress {
  readonly models: readonly string[];
  /** Events of the log passed so far. */
  readonly events: number;
  /** As many as other models have passed; unknown on a first build. */
  readonly of?: number;
}

export interface Filling {
  readonly store: EventStore;
  readonly open: Open;
  readonly signal?: AbortSignal;
  readonly progress?: (events: number) => void;
}

/** Events read at once: enough to share the round trips, little enough not to hold up other work. */
const page = 1_000;

/**
 * Folds the log into tables, all in one pass, from where the first of them stands up to the end, or
 * up to a position, that one included. The next page is on its way while one is folded.
 * @throws the signal's reason when it aborts
 */
export const fill = async (
  builders: readonly TableBuilder[],
  { store, open, signal, progress }: Filling,
  until?: Position,
): Promise<void> => {
  const models = builders.map(({ model }) => model);
  const going = () => builders.filter(({ stopped }) => !stopped);
  const [from = beginning] = going()
    .map(({ position }) => position)
    .sort();
  let next = store.readAll(from, page);
  while (going().length > 0) {
    const read = await next;
    const wanted = until === undefined ? read : read.filter((one) => one.position <= until);
    const last = wanted.at(-1);
    if (!last) return;
    const whole = read.length === page && wanted.length === page;
    next = whole ? store.readAll(last.position, page) : Promise.resolve([]);
    // Awaited in the next round; a failure before must not count as nobody's.
    next.catch(() => undefined);
    const batch = await Batch.of(wanted, models, open);
    for (const builder of builders) await builder.take(batch);
    progress?.(Math.max(...builders.map(({ events }) => events)));
    signal?.throwIfAborted();
  }
};
