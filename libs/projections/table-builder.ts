import { beginning, type EventStore, type Position } from "#event-store/port.js";
import type { Database } from "./database.js";
import type { Failure } from "./failure.js";
import { FoldedRows } from "./folded-rows.js";
import type { ReadModel, Row } from "./read-model.js";
import { KeySketch } from "./key-sketch.js";
import { createIndexes, createTable, selectRows, upsertRows } from "./table.js";
import { Batch, type Open, type Untold } from "./told.js";

/** Rows held before they are written, by all: each is then written once for many of its events. */
const held = 5_000;
/** Of these, the part that was touched last stays: more of their events are to come. */
const keptOn = 1 / 5;

/** Fills a new table with the rows of a model. */
export class TableBuilder {
  readonly failures: Failure[] = [];
  position = beginning;
  /** How many it has folded. */
  events = 0;
  /** The event that it cannot go on with; what was before it is in the table. */
  stopped: Untold | undefined;
  readonly #rows: FoldedRows;
  readonly #upsert: string;
  readonly #written = new KeySketch();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    readonly model: ReadModel,
    readonly table: string,
  ) {
    this.#upsert = upsertRows(model, table, "$1");
    this.#rows = new FoldedRows(model, (keys) => this.#load(keys));
  }

  /** How many rows it may hold. */
  hold = held;

  async create(kind: "temporary" | "lasting"): Promise<void> {
    await this.db.query(createTable(this.model, this.table, kind === "temporary"));
  }

  async take(batch: Batch): Promise<void> {
    if (this.stopped) return;
    const { told, until } = batch.tell(this.model, this.position);
    const to = until ? told.at(-1)?.position : batch.last;
    await this.#rows.take(told);
    this.events += told.length;
    if (to !== undefined) this.position = to;
    this.stopped = until;
    if (this.#rows.size > this.hold) await this.#write(this.hold * keptOn);
  }

  async flush(): Promise<void> {
    await this.#write(0);
    await this.#writing;
  }

  /** After the rows: one by one they would cost several times as much. */
  async index(): Promise<void> {
    for (const statement of createIndexes(this.model, this.table)) await this.db.query(statement);
  }

  /** Does not wait for what it writes, only for what it wrote before: folding goes on meanwhile. */
  async #write(keep: number): Promise<void> {
    await this.#writing;
    const { rows, gone, failures } = this.#rows.changes();
    this.failures.push(...failures);
    this.#rows.keepAtMost(keep);
    this.#writing = this.#writeRows(rows, gone);
    // It is awaited before the next one; a failure until then must not count as nobody's.
    this.#writing.catch(() => undefined);
  }

  async #writeRows(rows: readonly Row[], gone: readonly string[]): Promise<void> {
    for (const { key } of rows) this.#written.add(key);
    const [json, dropped] = [
      JSON.stringify(rows),
      gone.filter((key) => this.#written.mayHave(key)),
    ];
    if (rows.length > 0) await this.db.query(this.#upsert, [json]);
    if (dropped.length > 0)
      await this.db.query(`delete from ${this.table} where key = any($1)`, [dropped]);
  }

  async #load(keys: readonly string[]): Promise<readonly Row[]> {
    const known = keys.filter((key) => this.#written.mayHave(key));
    if (known.length === 0) return [];
    await this.#writing;
    return (await this.db.query<Row>(selectRows(this.table), [known])).rows;
  }
}

export interface Progress {
  readonly models: readonly string[];
  /** How many have been folded, by the model that reads most. */
  readonly events: number;
  /** As many as the table that it replaces holds; unknown on a first build. */
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

/** Batches on their way while one is folded: neither side then waits for the other's slow moments. */
const ahead = 2;

/**
 * Folds the log into tables, all in one pass, from where the first of them stands up to the end, or
 * up to a position, that one included.
 * @throws the signal's reason when it aborts
 */
export const fill = async (
  builders: readonly TableBuilder[],
  { store, open, signal, progress }: Filling,
  until?: Position,
): Promise<void> => {
  const models = builders.map(({ model }) => model);
  const kinds = kindsOf(models);
  const going = () => builders.filter(({ stopped }) => !stopped);
  const read = async (after: Position | undefined) => {
    if (after === undefined) return [];
    const stored = await store.readAll(after, page, kinds);
    return until === undefined ? stored : stored.filter(({ position }) => position <= until);
  };

  for (const builder of builders) builder.hold = held / builders.length;

  const coming: Promise<Batch>[] = [];
  let last: Promise<Position | undefined> = Promise.resolve(
    going()
      .map(({ position }) => position)
      .sort()[0],
  );
  while (going().length > 0) {
    while (coming.length < ahead) {
      const stored = last.then(read);
      last = stored.then((events) => events.at(-1)?.position);
      const batch = stored.then((events) => Batch.of(events, models, open));
      // It is awaited in its turn; a failure until then must not count as nobody's.
      for (const promise of [last, batch]) promise.catch(() => undefined);
      coming.push(batch);
    }
    const batch = await coming.shift();
    if (batch?.last === undefined) return;
    for (const builder of builders) await builder.take(batch);
    progress?.(Math.max(...builders.map(({ events }) => events)));
    signal?.throwIfAborted();
  }
};

const kindsOf = (models: readonly ReadModel[]): readonly string[] | undefined => {
  const kinds = new Set<string>();
  for (const { reads } of models) {
    if (reads === "envelopes") return undefined;
    for (const { kind } of reads) kinds.add(kind);
  }
  return [...kinds];
};
