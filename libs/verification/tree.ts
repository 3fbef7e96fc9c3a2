import { judge } from "#audit/checkpoint/judge.js";
import { type Checkpoint, parseCheckpoint } from "#audit/checkpoint/checkpoint.js";
import type { Policy } from "#audit/checkpoint/policy.js";
import { bytesOf } from "#audit/encoding.js";
import { Malformed } from "#audit/malformed.js";
import { CompactRange } from "#audit/merkle/compact-range.js";
import { leafOfRecord, sameHash } from "#audit/merkle/hash.js";
import { type Note, parseNote } from "#audit/note/note.js";
import { openNote } from "#audit/note/open-note.js";
import type { Findings } from "./verdict.js";

/** A checkpoint that the auditor has from before, and how they call it. */
export interface Kept {
  readonly name: string;
  /** A signed note. */
  readonly bytes: Uint8Array;
}

interface Signed {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
}

/** Checkpoints one by one, as they stand in the bundle. */
type NextCheckpoint = () => Promise<Uint8Array | undefined>;

/** Grows the tree from the bytes, and holds every checkpoint against it where it has that size. */
export class GrownTree {
  readonly #range = CompactRange.empty();
  #next: Signed | undefined;
  #last: Signed | undefined;
  #kept: readonly (Signed & Kept)[] = [];

  constructor(
    private readonly findings: Findings,
    private readonly policy: Policy,
    private readonly nextCheckpoint: NextCheckpoint,
  ) {}

  async begin(kept: readonly Kept[]): Promise<void> {
    this.#kept = kept.flatMap((one) => this.#believed(one) ?? []);
    this.#next = await this.#read();
    await this.#compare();
  }

  async take(bytes: Uint8Array): Promise<void> {
    this.#range.append(leafOfRecord(bytes));
    await this.#compare();
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
    const judged = judge(this.policy, this.#last.note);
    if ("rejected" in judged && judged.rejected.code === "QUORUM_NOT_REACHED")
      this.findings.fail("checkpoints", "QUORUM_NOT_REACHED");
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
      const signed = this.#signedIn(line);
      if (!signed) continue;
      const { size, origin } = signed.checkpoint;
      const before = this.#next ?? this.#last;
      if (size < this.#range.end || (before && size <= before.checkpoint.size))
        this.findings.fail("checkpoints", "CHECKPOINT_OUT_OF_ORDER", {}, { size });
      else if (before && before.checkpoint.origin !== origin)
        this.findings.fail("checkpoints", "CHECKPOINT_OF_ANOTHER_LOG", {}, { origin });
      else {
        this.#signature(signed);
        return signed;
      }
    }
  }

  #signedIn(line: Uint8Array): Signed | undefined {
    try {
      const text: unknown = JSON.parse(Buffer.from(line).toString("utf8"));
      if (typeof text !== "string") throw new SyntaxError("not a text");
      return signed(bytesOf(text));
    } catch (fault) {
      if (!(fault instanceof SyntaxError || fault instanceof Malformed)) throw fault;
      const reason = fault instanceof Malformed ? fault.code : "BROKEN_JSON";
      this.findings.fail("checkpoints", "CHECKPOINT_MALFORMED", {}, { reason });
      return undefined;
    }
  }

  #signature({ checkpoint: { size, origin }, note }: Signed): void {
    const reason = this.#doubt(origin, note);
    if (reason === undefined) this.findings.pass("checkpoints");
    else this.findings.fail("checkpoints", "CHECKPOINT_NOT_SIGNED", {}, { size, reason });
  }

  /** Every signature of a known key has to hold, and one has to be the log's. */
  #doubt(origin: string, note: Note): string | undefined {
    const logs = this.policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
    if (logs.length === 0) return "LOG_UNKNOWN";
    const opened = openNote(note, [...logs, ...this.policy.witnesses.map(({ key }) => key)]);
    if ("rejected" in opened) return opened.rejected.code;
    return opened.signedBy.some(({ key }) => logs.includes(key)) ? undefined : "NOT_SIGNED";
  }

  #believed(kept: Kept): (Signed & Kept) | undefined {
    const refuse = (reason: string) =>
      this.findings.fail("kept-checkpoints", "KEPT_NOT_BELIEVED", {}, { kept: kept.name, reason });
    try {
      const { checkpoint, note } = signed(kept.bytes);
      const reason = this.#doubt(checkpoint.origin, note);
      if (reason === undefined) return { ...kept, checkpoint, note };
      refuse(reason);
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
      refuse(fault.code);
    }
    return undefined;
  }
}

/** @throws Malformed */
const signed = (bytes: Uint8Array): Signed => {
  const note = parseNote(bytes);
  return { note, checkpoint: parseCheckpoint(note.text) };
};
