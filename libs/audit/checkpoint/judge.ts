import type { NoteKey } from "../note/key.js";
import type { Note } from "../note/note.js";
import { openNote, type Refused, refuse } from "../note/open-note.js";
import type { Verified } from "../note/sign.js";
import { type Checkpoint, parseCheckpoint } from "./checkpoint.js";
import { isReached, type Policy } from "./policy.js";

/** A checkpoint that a policy believes, and why. */
export interface Believed {
  readonly checkpoint: Checkpoint;
  readonly log: NoteKey;
  /** Every cosignature of a witness of the policy, with its time in seconds since 1970. */
  readonly cosignatures: readonly Verified[];
}

export type Doubt = "LOG_UNKNOWN" | "SIGNATURE_INVALID" | "NOT_SIGNED" | "QUORUM_NOT_REACHED";

/** Whether a policy believes a note to be a log's checkpoint. @throws Malformed */
export const judge = (policy: Policy, note: Note): Believed | Refused<Doubt> => {
  const checkpoint = parseCheckpoint(note.text);
  const { origin } = checkpoint;
  const logs = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
  if (logs.length === 0) return refuse("LOG_UNKNOWN", { origin });

  const opened = openNote(note, [...logs, ...policy.witnesses.map(({ key }) => key)]);
  if ("rejected" in opened) return opened;
  const log = opened.signedBy.map(({ key }) => key).find((key) => logs.includes(key));
  if (!log) return refuse("NOT_SIGNED", { origin });

  const cosignatures = opened.signedBy.filter(({ key }) => !logs.includes(key));
  const cosigned = new Set(cosignatures.map(({ key }) => key));
  if (!isReached(policy.quorum, cosigned))
    return refuse("QUORUM_NOT_REACHED", { origin, cosigned: cosigned.size });
  return { checkpoint, log, cosignatures };
};
