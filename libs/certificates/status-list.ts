import { places, type Purpose, theLists } from "#labelling/certification/certification.js";
import { sha256 } from "#sealing/hash.js";
import type { Issuer } from "./issuer.js";

export const listName = (purpose: Purpose): string => `${purpose}-${theLists}`;

export const listAddress = ({ base }: Pick<Issuer, "base">, purpose: Purpose): string =>
  `${base}/status/${listName(purpose)}`;

/** As W3C Bitstring Status List lays them out: the first place is the highest bit of the first byte. */
export const bitsOf = (indexes: readonly number[]): Uint8Array => {
  const bits = new Uint8Array(places / 8);
  for (const index of indexes) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return bits;
};

/** By which the log names a list: of what it says, however it is compressed and whoever signs it. */
export const hashOfList = (indexes: readonly number[]): string => sha256(bitsOf(indexes));
