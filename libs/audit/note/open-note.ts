import type { NoteKey } from "./key.js";
import type { Note } from "./note.js";
import { type Verified, verified } from "./sign.js";

export interface Refused<Code extends string> {
  readonly rejected: {
    readonly code: Code;
    readonly about: Readonly<Record<string, string | number>>;
  };
}

export const refuse = <Code extends string>(
  code: Code,
  about: Refused<Code>["rejected"]["about"] = {},
): Refused<Code> => ({ rejected: { code, about } });

export type Opened =
  { readonly signedBy: readonly Verified[] } | Refused<"SIGNATURE_INVALID" | "NOT_SIGNED">;

/**
 * Who of those known signed a note. Signatures of others are passed over, even under the name or the
 * id of somebody known; one that says to be by a known key and is not spoils the whole note.
 */
export const openNote = (note: Note, known: readonly NoteKey[]): Opened => {
  const signedBy: Verified[] = [];
  for (const signature of note.signatures) {
    const { name, id } = signature;
    const keys = known.filter((key) => key.name === name && key.id === id);
    if (keys.length === 0) continue;
    const by = keys.flatMap((key) => verified(key, note.text, signature) ?? []);
    if (by.length === 0) return refuse("SIGNATURE_INVALID", { name });
    signedBy.push(...by);
  }
  return signedBy.length > 0 ? { signedBy } : refuse("NOT_SIGNED");
};
