import type { ReadModel, Row } from "./read-model.js";
import { reasonOf, type Told } from "./told.js";

export interface Failure {
  readonly key: string;
  readonly position: string;
  readonly event: string;
  readonly type: string;
  readonly reason: string;
}

export interface Changes {
  readonly rows: readonly Row[];
  readonly gone: readonly string[];
  readonly failures: readonly Failure[];
}

/** A fold that cannot even tell whom an event concerns: its projection stops there. */
export class CannotFold extends Error {
  override readonly name = "CannotFold";
  constructor(
    readonly told: Told,
    cause: unknown,
  ) {
    super(reasonOf(cause), { cause });
  }
}

export type LoadRows = (keys: readonly string[]) => Promise<readonly Row[]>;

/**
 * The rows of one model at work in memory. A fold that throws stops its own row: it stays as it was
 * before that event, it is reported, and the others go on.
 */
export class FoldedRows {
  /** `undefined`: known to be no row. The row touched last stands last. */
  readonly #rows = new Map<string, Row | undefined>();
  readonly #changed = new Set<string>();
  readonly #failed: Set<string>;
  #failures: Failure[] = [];

  constructor(
    private readonly model: ReadModel,
    private readonly load: LoadRows,
    failed: Iterable<string> = [],
  ) {
    this.#failed = new Set(failed);
  }

  /** @throws CannotFold */
  async take(told: readonly Told[]): Promise<void> {
    const keys = told.map((one) => this.#keys(one));
    await this.#bringIn(new Set(keys.flat()));
    for (const [nth, one] of told.entries())
      for (const key of keys[nth] ?? []) this.#fold(key, one);
  }

  get size(): number {
    return this.#rows.size;
  }

  /** What is to be written; it counts as written from here on. */
  changes(): Changes {
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

  #keys(told: Told): readonly string[] {
    try {
      return this.model.keys(told);
    } catch (error) {
      throw new CannotFold(told, error);
    }
  }

  async #bringIn(keys: ReadonlySet<string>): Promise<void> {
    const missing = [...keys].filter((key) => !this.#rows.has(key));
    if (missing.length === 0) return;
    for (const key of missing) this.#rows.set(key, undefined);
    for (const row of await this.load(missing)) this.#rows.set(row.key, row);
  }

  #fold(key: string, told: Told): void {
    if (this.#failed.has(key)) return;
    const before = this.#rows.get(key);
    try {
      const after = this.model.project(before, told, key);
      if (after === before) return;
      this.#rows.delete(key);
      this.#rows.set(key, after);
      this.#changed.add(key);
    } catch (error) {
      this.#failed.add(key);
      const { id: event, type } = told.envelope;
      const reason = reasonOf(error);
      this.#failures.push({ key, position: told.position, event, type, reason });
    }
  }
}
