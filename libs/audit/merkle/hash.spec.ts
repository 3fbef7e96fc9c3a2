import { describe, expect, it } from "@jest/globals";
import { emptyRoot, leafHash, leafOfRecord, nodeHash, sameHash } from "./hash.js";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("hashing (RFC 9162, 2.1.1)", () => {
  it("gives the root of no leaves as the hash of nothing", () =>
    expect(hex(emptyRoot())).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ));

  it("tells a leaf from a node", () => {
    // echo -n 00 | xxd -r -p | sha256sum; 004C313233343536
    expect(hex(leafHash(Buffer.alloc(0)))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
    expect(hex(leafHash(Buffer.from("L123456")))).toBe(
      "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
    );
    const [left, right] = [leafHash(Buffer.from("a")), leafHash(Buffer.from("b"))];
    expect(hex(nodeHash(left, right))).not.toBe(hex(leafHash(Buffer.concat([left, right]))));
    expect(hex(nodeHash(left, right))).not.toBe(hex(nodeHash(right, left)));
  });

  it("gives the leaf of a record by its SHA-256", () => {
    const digest = Buffer.from(
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      "hex",
    );
    expect(hex(leafOfRecord(Buffer.from("hello")))).toBe(hex(leafHash(digest)));
  });

  it("takes nothing but hashes for a node", () => {
    const hash = emptyRoot();
    expect(() => nodeHash(hash.subarray(1), hash)).toThrow(RangeError);
    expect(() => nodeHash(hash, Buffer.concat([hash, hash]))).toThrow(RangeError);
    expect(sameHash(hash, hash.subarray(1))).toBe(false);
    expect(sameHash(Buffer.alloc(0), Buffer.alloc(0))).toBe(false);
  });
});
