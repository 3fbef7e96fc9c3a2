import type { ReadModel, Row } from "./read-model.js";
import { streamFailure, type Failure } from "./failure.js";
import { reasonOf, type Faulty, type Told } from "./told.js";

/** What is to be written of a batch. */
export interface RowChanges {
  readonly rows: readonly Row[];
  readonly gone: readonly string[];
  readonly failures: readonly Failure[];
}

export type LoadRows = (keys: readonly string[]) => Promise<readonly Row[]>;

/**
 * The rows of one model at work in memory. A fold that throws stops its own row: it stays as it was
 * before that event, it is reported, and the others go on. An event that cannot be told, or of which
 * nobody can tell whom it concerns, stops its stream in the same way.
 */
export class FoldedRows {
  /** `undefined`: known to be no row. The row touched last stands last. */
  readonly #rows = new Map<string, Row | undefined>();
  readonly #changed = new Set<string>();
  readonly #failed = { row: new Set<string>(), stream: new Set<string>() };
  #failures: Failure[] = [];

  constructor(
    private readonly model: ReadModel,
    private readonly load: LoadRows,
    failed: Iterable<Failure> = [],
  ) {
    for (const { scope, key } of failed) this.#failed[scope].add(key);
  }

  async take(told: readonly (Told | Faulty)[]): Promise<void> {
    const touching = told.flatMap((one) => this.#touching(one) ?? []);
    await this.#bringIn(new Set(touching.flatMap(({ keys }) => keys)));
    for (const { told: one, keys } of touching) for (const key of keys) this.#fold(key, one);
  }

  get size(): number {
    return this.#rows.size;
  }

  /** What is to be written; it counts as written from here on. */
  changes(): RowChanges {
    const rows: Row[] = [];
    const gone: string[] = [];
    for (const key of this.#changed) {
      const row = this.#rows.get(key);
      if (row) rows.push(row);
      else gone.push(key);
    }
    const failures = this.#failures;
    this.#changed.clear();
    this.#failures = [];
    return { rows, gone, failures };
  }

  /** Lets go of the rows that were left alone longest; only what is written may be let go. */
  keepAtMost(count: number): void {
    for (const key of this.#rows.keys()) {
      if (this.#rows.size <= count) return;
      if (!this.#changed.has(key)) this.#rows.delete(key);
    }
  }

  /** An event with the rows that it touches, unless its stream stands still. */
  #touching(told: Told | Faulty) {
    if (this.#failed.stream.has(told.envelope.stream)) return undefined;
    try {
      if ("fault" in told) throw new Error(told.fault);
      const keys = this.model.keys(told);
      if (!keys.every((key) => typeof key === "string")) throw new Error("A row has no key.");
      return { told, keys };
    } catch (error) {
      this.#fail(streamFailure(told, error));
      return undefined;
    }
  }

  async #bringIn(keys: ReadonlySet<string>): Promise<void> {
    const missing = [...keys].filter((key) => !this.#rows.has(key));
    if (missing.length === 0) return;
    for (const key of missing) this.#rows.set(key, undefined);
    for (const row of await this.load(missing)) this.#rows.set(row.key, row);
  }

  #fold(key: string, told: Told): void {
    if (this.#failed.row.has(key)) return;
    const before = this.#rows.get(key);
    try {
      const after = this.model.project(before, told, key);
      if (after === before) return;
      this.#rows.delete(key);
      this.#rows.set(key, after);
      this.#changed.add(key);
    } catch (error) {
      const { id: event, type } = told.envelope;
      const { position } = told;
      this.#fail({ scope: "row", key, position, event, type, reason: reasonOf(error) });
    }
  }

  #fail(failure: Failure): void {
    this.#failed[failure.scope].add(failure.key);
    this.#failures.push(failure);
  }
}
