import { CompactRange } from "#audit/merkle/compact-range.js";
import { leafOfRecord, sameHash } from "#audit/merkle/hash.js";
import type { Judge, Kept, Signed } from "./judge.js";
import type { Findings } from "./verdict.js";

/** What shows that events stand in a log. */
export interface Tree {
  begin(kept: readonly Kept[]): Promise<void>;
  /** @returns the index of the event */
  take(bytes: Uint8Array): Promise<number>;
  end(): Promise<void>;
}

/** Checkpoints one by one, as they stand in the bundle. */
type NextCheckpoint = () => Promise<Uint8Array | undefined>;

/** Grows the tree from the bytes, and holds every checkpoint against it where it has that size. */
export class GrownTree implements Tree {
  readonly #range = CompactRange.empty();
  #next: Signed | undefined;
  #last: Signed | undefined;
  #kept: readonly (Signed & Kept)[] = [];

  constructor(
    private readonly findings: Findings,
    private readonly judge: Judge,
    private readonly nextCheckpoint: NextCheckpoint,
  ) {}

  async begin(kept: readonly Kept[]): Promise<void> {
    this.#kept = kept.flatMap((one) => this.judge.kept(one) ?? []);
    this.#next = await this.#read();
    await this.#compare();
  }

  async take(bytes: Uint8Array): Promise<number> {
    this.#range.append(leafOfRecord(bytes));
    await this.#compare();
    return this.#range.end - 1;
  }

  async end(): Promise<void> {
    const events = this.#range.end;
    for (; this.#next; this.#next = await this.#read()) {
      const { size } = this.#next.checkpoint;
      this.findings.fail("tree", "EVENTS_MISSING", {}, { size, events });
    }
    for (const { name, checkpoint } of this.#kept)
      if (checkpoint.size > events) {
        const about = { kept: name, size: checkpoint.size, events };
        this.findings.fail("kept-checkpoints", "SHORTER_THAN_KEPT", {}, about);
      }
    if (!this.#last) return this.findings.fail("checkpoints", "NOTHING_SIGNED");
    const { size } = this.#last.checkpoint;
    if (size < events) this.findings.fail("tree", "EVENTS_NOT_SIGNED", {}, { size, events });
    this.judge.quorum(this.#last);
  }

  async #compare(): Promise<void> {
    const size = this.#range.end;
    for (const { name, checkpoint } of this.#kept) {
      if (checkpoint.size !== size) continue;
      if (sameHash(checkpoint.root, this.#range.root())) this.findings.pass("kept-checkpoints");
      else this.findings.fail("kept-checkpoints", "NOT_WHAT_WAS_KEPT", {}, { kept: name, size });
    }
    while (this.#next?.checkpoint.size === size) {
      const { root } = this.#next.checkpoint;
      if (sameHash(root, this.#range.root())) this.findings.pass("tree");
      else this.findings.fail("tree", "ROOT_DIFFERS", {}, { size });
      this.#last = this.#next;
      this.#next = await this.#read();
    }
  }

  /** The next one that is a checkpoint at all, looked at by itself. */
  async #read(): Promise<Signed | undefined> {
    for (;;) {
      const line = await this.nextCheckpoint();
      if (!line) return undefined;
      const signed = this.judge.read(line);
      if (!signed) continue;
      const { size, origin } = signed.checkpoint;
      const before = this.#next ?? this.#last;
      if (size < this.#range.end || (before && size <= before.checkpoint.size))
        this.findings.fail("checkpoints", "CHECKPOINT_OUT_OF_ORDER", {}, { size });
      else if (before && before.checkpoint.origin !== origin)
        this.findings.fail("checkpoints", "CHECKPOINT_OF_ANOTHER_LOG", {}, { origin });
      else {
        this.judge.signature(signed);
        return signed;
      }
    }
  }
}
