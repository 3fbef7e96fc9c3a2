import { type Checkpoint, parseCheckpoint } from "#audit/checkpoint/checkpoint.js";
import { judge } from "#audit/checkpoint/judge.js";
import type { Policy } from "#audit/checkpoint/policy.js";
import { bytesOf } from "#audit/encoding.js";
import { Malformed } from "#audit/malformed.js";
import { type Note, parseNote } from "#audit/note/note.js";
import { openNote } from "#audit/note/open-note.js";
import type { Findings } from "./verdict.js";

/** A checkpoint that the auditor has from before, and how they call it. */
export interface Kept {
  readonly name: string;
  /** A signed note. */
  readonly bytes: Uint8Array;
}

export interface Signed {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
}

/** Reads checkpoints, and says whether the auditor's policy believes them. */
export class Judge {
  constructor(
    private readonly findings: Findings,
    private readonly policy: Policy,
  ) {}

  /** A line of the bundle; undefined, and told, where it is no checkpoint. */
  read(line: Uint8Array): Signed | undefined {
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

  /** Every one has to be signed by a log of the policy. */
  signature({ checkpoint: { size, origin }, note }: Signed): void {
    const reason = this.#doubt(origin, note);
    if (reason === undefined) this.findings.pass("checkpoints");
    else this.findings.fail("checkpoints", "CHECKPOINT_NOT_SIGNED", {}, { size, reason });
  }

  /** The last one has to have the witnesses that the policy asks for. */
  quorum({ note }: Signed): void {
    const judged = judge(this.policy, note);
    if ("rejected" in judged && judged.rejected.code === "QUORUM_NOT_REACHED")
      this.findings.fail("checkpoints", "QUORUM_NOT_REACHED");
  }

  kept(kept: Kept): (Signed & Kept) | undefined {
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

  /** Every signature of a known key has to hold, and one has to be the log's. */
  #doubt(origin: string, note: Note): string | undefined {
    const logs = this.policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
    if (logs.length === 0) return "LOG_UNKNOWN";
    const opened = openNote(note, [...logs, ...this.policy.witnesses.map(({ key }) => key)]);
    if ("rejected" in opened) return opened.rejected.code;
    return opened.signedBy.some(({ key }) => logs.includes(key)) ? undefined : "NOT_SIGNED";
  }
}

/** @throws Malformed */
const signed = (bytes: Uint8Array): Signed => {
  const note = parseNote(bytes);
  return { note, checkpoint: parseCheckpoint(note.text) };
};
