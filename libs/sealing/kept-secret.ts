import {
  type KeyRing,
  KeysNotAtHand,
  type Purpose,
  unwrapKey,
  wrapKey,
  type KeyEncryptionKey,
} from "./key-ring.js";

/** How both tables of the schema `keys` hold a secret. */
export interface KeptSecret {
  readonly bytes: Uint8Array;
  /** The id of the key that wraps it; or one of the two words below. */
  readonly wrapped_by: string;
}

/** As releases before the wrapping have left it. */
export const unwrapped = "none";
/** No key at all: its subject was erased, and never gets another. */
export const gone = "erased";

/** The key that wraps a secret. @throws KeysNotAtHand */
export const keyFor = async (ring: KeyRing, id: string): Promise<KeyEncryptionKey> => {
  const found = await ring.find(id);
  if (found) return found;
  throw new KeysNotAtHand({ code: "KEY_MISSING", about: { key: id, file: ring.place } });
};

/** @throws KeysNotAtHand, CannotUnwrap */
export const bytesOf = async (
  { bytes, wrapped_by }: KeptSecret,
  purpose: Purpose,
  ring: KeyRing,
): Promise<Uint8Array> =>
  wrapped_by === unwrapped ? bytes : unwrapKey(await keyFor(ring, wrapped_by), purpose, bytes);

/** The same secret, wrapped by another key. */
export const wrappedAnew = async (
  kept: KeptSecret,
  purpose: Purpose,
  ring: KeyRing,
  kek: KeyEncryptionKey,
): Promise<Uint8Array> => wrapKey(kek, purpose, await bytesOf(kept, purpose, ring));
