/** How both tables of the schema `keys` hold a secret. */
export interface KeptSecret {
  readonly bytes: Uint8Array;
  readonly wrapped_by: string;
}

/** A newer release has wrapped the keys: this one would take the wrapped bytes for the key itself. */
export class KeysWrapped extends Error {
  override readonly name = "KeysWrapped";
}

/** @throws KeysWrapped */
export const bytesOf = ({ bytes, wrapped_by }: KeptSecret): Uint8Array => {
  if (wrapped_by !== "none") throw new KeysWrapped(`Wrapped by ${wrapped_by}.`);
  return bytes;
};
