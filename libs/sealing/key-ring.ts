import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import type { StreamName } from "#kernel/index.js";
import { canonicalBytes } from "./canonical.js";

/** Wraps the keys of the database and stands outside of it: a dump alone opens nothing. */
export interface KeyEncryptionKey {
  /** Kept with each key that it wraps. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * Where key-encryption keys are, beside the list of those subjects that were erased: whoever puts an old
 * database back needs the ring, and so learns what may not come back. Those who write hold the lock of the
 * keys in the database.
 */
export interface KeyRing {
  /** How people call the place. */
  readonly place: string;
  /** Undefined where it is not in the ring, or not any more; looks again before it says so. */
  find(id: string): Promise<KeyEncryptionKey | undefined>;
  /** One that is there and wraps nothing yet, as after a crash, else a new one; durable when it resolves. */
  spare(using?: string): Promise<KeyEncryptionKey>;
  /** Destroys all others. @returns how many */
  keepOnly(id: string): Promise<number>;
  erased(): Promise<readonly StreamName[]>;
  /** Durable when it resolves. */
  noteErased(subject: StreamName): Promise<void>;
}

export const newKeyEncryptionKey = (): KeyEncryptionKey => ({
  id: randomUUID(),
  bytes: randomBytes(32),
});

export type KeysFault =
  | {
      readonly code: "KEY_MISSING";
      readonly about: { readonly key: string; readonly file: string };
    }
  | {
      readonly code: "KEY_FILE_NOT_READ" | "KEY_COMMAND_FAILED";
      readonly about: { readonly file: string; readonly reason: string };
    };

/** The keys cannot be unwrapped: nothing personal can be opened, and no command be answered. */
export class KeysNotAtHand extends Error {
  override readonly name = "KeysNotAtHand";
  constructor(readonly fault: KeysFault) {
    super(`${fault.code} ${JSON.stringify(fault.about)}`);
  }
}

/** A wrapped key was altered, or moved to another subject. */
export class CannotUnwrap extends Error {
  override readonly name = "CannotUnwrap";
}

// Nonce (12), ciphertext, tag (16).
const nonceLength = 12;
const tagLength = 16;

/** What a key is for is bound to it: a row that is moved to another subject opens no more. */
export type Purpose = StreamName | "log";

const bound = ({ id }: KeyEncryptionKey, purpose: Purpose) =>
  canonicalBytes(["wrapped-key", id, purpose]);

export const wrapKey = (kek: KeyEncryptionKey, purpose: Purpose, key: Uint8Array): Uint8Array => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", kek.bytes, nonce);
  cipher.setAAD(bound(kek, purpose));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
};

/** @throws CannotUnwrap */
export const unwrapKey = (
  kek: KeyEncryptionKey,
  purpose: Purpose,
  wrapped: Uint8Array,
): Uint8Array => {
  if (wrapped.length < nonceLength + tagLength) throw new CannotUnwrap(purpose);
  const decipher = createDecipheriv("aes-256-gcm", kek.bytes, wrapped.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(bound(kek, purpose));
  decipher.setAuthTag(wrapped.subarray(-tagLength));
  try {
    const key = decipher.update(wrapped.subarray(nonceLength, -tagLength));
    return Buffer.concat([key, decipher.final()]);
  } catch {
    throw new CannotUnwrap(purpose);
  }
};

/** For specs, and logs that live no longer than their process. */
export class MemoryKeyRing implements KeyRing {
  readonly place = "memory";
  readonly #keys: KeyEncryptionKey[] = [];
  readonly #erased = new Set<StreamName>();

  find(id: string) {
    return Promise.resolve(this.#keys.find((one) => one.id === id));
  }
  spare(using?: string) {
    const there = this.#keys.find(({ id }) => id !== using) ?? newKeyEncryptionKey();
    if (!this.#keys.includes(there)) this.#keys.push(there);
    return Promise.resolve(there);
  }
  keepOnly(id: string) {
    const gone = this.#keys.filter((one) => one.id !== id);
    this.#keys.splice(0, this.#keys.length, ...this.#keys.filter((one) => one.id === id));
    return Promise.resolve(gone.length);
  }
  erased() {
    return Promise.resolve([...this.#erased]);
  }
  noteErased(subject: StreamName) {
    this.#erased.add(subject);
    return Promise.resolve();
  }
}
