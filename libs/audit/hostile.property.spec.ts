import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { judge } from "./checkpoint/judge.js";
import { parsePolicy } from "./checkpoint/parse-policy.js";
import { checkProofFile, formatProofFile, parseProofFile } from "./checkpoint/proof-file.js";
import { arche, archeKey, witnessKeys } from "./checkpoint/published.story.js";
import { Malformed } from "./malformed.js";
import { leafHash } from "./merkle/hash.js";
import { parseVkey } from "./note/key.js";
import { parseNote, parseSignatures } from "./note/note.js";
import { parseBundle } from "./tiles/entry-bundle.js";
import { tileAt } from "./tiles/tile.js";
import { formatAddCheckpoint } from "./witness/add-checkpoint.js";
import { decideCosigning } from "./witness/decide-cosigning.js";

const leaf = leafHash(Buffer.from("leaf"));
const checkpoint = Buffer.from(arche);
const policyText = Buffer.from(`log ${archeKey}\nwitness r ${witnessKeys.remora}\nquorum r\n`);
const policy = parsePolicy(policyText);
const logs = [{ origin: parseVkey(archeKey).name, keys: [parseVkey(archeKey)] }];

/** What reads bytes of strangers, and something that it takes. */
const readers: Readonly<Record<string, readonly [Uint8Array, (bytes: Uint8Array) => unknown]>> = {
  note: [checkpoint, parseNote],
  "signature lines": [
    checkpoint.subarray(checkpoint.indexOf("—")),
    (bytes) => parseSignatures(Buffer.from(bytes).toString()),
  ],
  checkpoint: [checkpoint, (bytes) => judge(policy, parseNote(bytes))],
  policy: [policyText, (bytes) => judge(parsePolicy(bytes), parseNote(checkpoint))],
  "proof file": [
    Buffer.from(formatProofFile({ index: 3, proof: [leaf, leaf], checkpoint, extra: leaf })),
    (bytes) => checkProofFile(parseProofFile(bytes), leaf, policy),
  ],
  "request to a witness": [
    Buffer.from(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint })),
    (bytes) => decideCosigning(bytes, logs),
  ],
  "bundle of entries": [
    Buffer.from("00020102000103", "hex"),
    (bytes) => parseBundle(bytes, bytes.length % 5),
  ],
  "path of a tile": [
    Buffer.from("tile/0/x001/234.p/5"),
    (bytes) => tileAt(Buffer.from(bytes).toString("latin1")),
  ],
};

const slip = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  gone: fc.nat(20),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom("\n", "\n\n", " ", "— ", "=", "0", "\u0000").map((text) => Buffer.from(text)),
  ),
});

type Slips = readonly { readonly at: number; readonly gone: number; readonly put: Uint8Array }[];

const spoilt = (whole: Uint8Array, slips: Slips): Uint8Array =>
  slips.reduce<Uint8Array>((bytes, { at, gone, put }) => {
    const place = Math.floor(at * (bytes.length + 1));
    return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + gone)]);
  }, whole);

describe("bytes of strangers", () => {
  it.each(Object.keys(readers))("are read or found malformed, and nothing else: %s", (name) => {
    const [sound, read] = readers[name] ?? [Buffer.alloc(0), () => undefined];
    expect(() => read(sound)).not.toThrow();
    let refused = 0;
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
        try {
          read(spoilt(sound, slips));
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
          refused += 1;
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
          refused += 1;
        }
      }),
    );
    if (name !== "path of a tile" && name !== "request to a witness")
      expect(refused).toBeGreaterThan(50);
  });
});
