import type { PolicyLog } from "#audit/checkpoint/policy.js";
import type { TreeHead } from "#audit/merkle/consistency.js";
import { formatSignatures } from "#audit/note/note.js";
import { formatConflict } from "#audit/witness/add-checkpoint.js";
import {
  type Cosigning,
  decideCosigning,
  statusOf,
  type WatchedLog,
} from "#audit/witness/decide-cosigning.js";
import { type Signatory, signedBy } from "../key-file.js";
import type { SeenHeads } from "./seen-heads.js";

export interface WitnessAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface WitnessParts {
  readonly logs: readonly PolicyLog[];
  readonly seen: SeenHeads;
  readonly signatory: Signatory;
  /** Told of a log that contradicts what it signed before: why there are witnesses. */
  readonly alarm: (signed: TreeHead, body: Uint8Array) => Promise<void>;
}

/** Cosigns what goes on from all that it has cosigned of a log; one request after the other. */
export class Witness {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: WitnessParts) {}

  addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    const turn = this.#last.then(() => this.#answer(body));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #answer(body: Uint8Array): Promise<WitnessAnswer> {
    const watched = await this.#watched();
    const decided = decideCosigning(body, watched);
    const status = statusOf[decided.answer];
    if (decided.answer === "conflict") return conflict(decided.size);
    if (decided.answer === "inconsistent") await this.parts.alarm(decided.checkpoint, body);
    if (decided.answer !== "cosign") return { status, type: "text/plain", body: told(decided) };

    const { note, checkpoint } = decided;
    const { seen, signatory } = this.parts;
    const { origin, size } = checkpoint;
    const latest = watched.find((log) => log.origin === origin)?.latest;
    // Written first: two that sign at once could else be led back to the smaller tree.
    if (size !== latest?.size && !(await seen.follow(origin, latest, checkpoint)))
      return conflict((await seen.latest(origin))?.size ?? 0);
    const signature = await signedBy(signatory, note.text, Math.floor(Date.now() / 1_000));
    return { status, type: "text/plain", body: formatSignatures([signature]) };
  }

  async #watched(): Promise<readonly WatchedLog[]> {
    const { logs, seen } = this.parts;
    const origins = [...new Set(logs.map(({ key }) => key.name))];
    return Promise.all(
      origins.map(async (origin) => {
        const keys = logs.map(({ key }) => key).filter(({ name }) => name === origin);
        const latest = await seen.latest(origin);
        return { origin, keys, ...(latest && { latest }) };
      }),
    );
  }
}

const conflict = (size: number): WitnessAnswer => ({
  status: statusOf.conflict,
  type: "text/x.tlog.size",
  body: formatConflict(size),
});

const told = (decided: Exclude<Cosigning, { readonly answer: "cosign" | "conflict" }>): string =>
  decided.answer === "malformed" ? `${decided.answer}: ${decided.code}\n` : `${decided.answer}\n`;
