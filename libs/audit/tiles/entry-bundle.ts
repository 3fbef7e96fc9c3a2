import { Malformed } from "../malformed.js";
import { leafHash } from "../merkle/hash.js";
import { tileWidth } from "./tile.js";

const longest = 0xffff;

/** C2SP tlog-tiles, log entries: each behind its length in two bytes. Ours are hashes of events. */
export const formatBundle = (entries: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > longest)
        throw new RangeError("An entry of a bundle has 65,535 bytes at most.");
      return [Buffer.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );

/** @param width how many entries it must hold, no fewer and no more. @throws Malformed */
export const parseBundle = (bytes: Uint8Array, width: number): readonly Uint8Array[] => {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [high, low] = bytes.subarray(at, at + 2);
    if (high === undefined || low === undefined || entries.length === width)
      throw new Malformed("ENTRY_BUNDLE", `${bytes.length} bytes`);
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) throw new Malformed("ENTRY_BUNDLE", `${bytes.length} bytes`);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width || width > tileWidth)
    throw new Malformed("ENTRY_BUNDLE", `${entries.length} entries`);
  return entries;
};

/** The tile of leaves that a bundle of these entries stands beside. */
export const leavesTile = (entries: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(entries.map(leafHash));
