import { hash, randomBytes } from "node:crypto";
import type { PersonId } from "#kernel/index.js";

const form = /^cva_([\w-]{22})([\w-]{43})$/;

export interface Token {
  readonly person: PersonId;
  /** SHA-256 of the secret, lower-case hex; all that is stored. The secret has 256 random bits. */
  readonly hash: string;
}

/** A new token for a person: `cva_`, the person's id, a secret. Shown once, stored only as its hash. */
export const mintToken = (person: PersonId): { readonly text: string; readonly hash: string } => {
  const id = Buffer.from(person.replaceAll("-", ""), "hex").toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  return { text: `cva_${id}${secret}`, hash: hashOf(secret) };
};

/** @returns undefined when the text is no token at all */
export const readToken = (text: string): Token | undefined => {
  const [, id, secret] = form.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const hex = Buffer.from(id, "base64url").toString("hex");
  const person = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as PersonId;
  return { person, hash: hashOf(secret) };
};

const hashOf = (secret: string): string => hash("sha256", secret);
