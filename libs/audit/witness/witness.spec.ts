import { describe, expect, it } from "@jest/globals";
import { Malformed } from "../malformed.js";
import { consistencyProof } from "../merkle/consistency.js";
import { NaiveTree } from "../merkle/naive-tree.story.js";
import { emptyRoot } from "../merkle/hash.js";
import { formatCheckpoint } from "../checkpoint/checkpoint.js";
import { noteKey, parseVkey, signingKey } from "../note/key.js";
import { formatNote } from "../note/note.js";
import { signText } from "../note/sign.js";
import {
  formatAddCheckpoint,
  formatConflict,
  parseAddCheckpoint,
  parseConflict,
} from "./add-checkpoint.js";
import { decideCosigning, statusOf, type WatchedLog } from "./decide-cosigning.js";

const answered = (body: string | Uint8Array, ...logs: readonly WatchedLog[]) =>
  decideCosigning(Buffer.from(body), logs);

describe("a witness, as others have been tested (FiloSottile/torchwood, litewitness)", () => {
  const origin =
    "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
  const raw = "ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f";
  const keys = [noteKey(origin, "ed25519", Buffer.from(raw, "hex"))];
  const asked = (old: number, proof: readonly string[], tail: readonly string[]) =>
    [`old ${old}`, ...proof, "", ...tail, ""].join("\n");
  const signed = (size: number, root: string, signature: string, by = origin) =>
    [by, `${size}`, root, "", `— ${by} UgIom${signature}`] as const;
  const one = signed(
    1,
    "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=",
  );
  const three = signed(
    3,
    "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=",
    "2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=",
  );
  const five = signed(
    5,
    "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=",
    "w/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=",
  );
  const toThree = [
    "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  ];
  const toFive = [
    "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "KgMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "wgiIFdZfYNv6WU1OllBKsWnLYIS/DBMqt8Uh/S4OukE=",
    "KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  ];
  const at = (size: number, root: string): WatchedLog => ({
    origin,
    keys,
    latest: { size, root: Buffer.from(root, "base64") },
  });
  const [atOne, atThree, atFive] = [at(1, one[2]), at(3, three[2]), at(5, five[2])];

  it("cosigns the first tree, and each that goes on from the last", () => {
    expect(answered(asked(0, [], one), { origin, keys })).toMatchObject({
      answer: "cosign",
      checkpoint: { origin, size: 1 },
    });
    expect(answered(asked(1, toThree, three), atOne)).toMatchObject({ answer: "cosign" });
    expect(answered(asked(3, toFive, five), atThree)).toMatchObject({ answer: "cosign" });
  });

  it("tells the size that it knows to whoever goes on from another", () => {
    const other = [
      toThree[0] ?? "",
      "+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=",
      toFive[3] ?? "",
    ];
    expect(answered(asked(1, other, five), atThree)).toEqual({ answer: "conflict", size: 3 });
    expect(answered(asked(0, [], five), atFive)).toEqual({ answer: "conflict", size: 5 });
  });

  it("cosigns nothing without a proof that holds, nothing unsigned, no log that it does not watch", () => {
    expect(answered(asked(1, [], three), atOne)).toMatchObject({ answer: "inconsistent" });
    const [first = ""] = toThree;
    const changed = [first, "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAA="];
    expect(answered(asked(1, changed, three), atOne)).toMatchObject({ answer: "inconsistent" });
    const forged = [...three.slice(0, 4), (three[4] ?? "").replace("x6go=", "x6gx=")];
    // Other readers pass over the bits that base64 leaves unused, and find the signature false.
    expect(answered(asked(1, toThree, forged), atOne)).toMatchObject({
      answer: "malformed",
      code: "NOTE_SIGNATURE_LINE",
    });
    const badly = [...three.slice(0, 4), (three[4] ?? "").replace("WVrx6go=", "WVrx7go=")];
    expect(answered(asked(1, toThree, badly), atOne)).toEqual({ answer: "not-signed" });
    const elsewhere = three.map((line) => line.replace("e562", "e563"));
    expect(answered(asked(1, toThree, elsewhere), atOne)).toEqual({ answer: "log-unknown" });
  });

  it("takes a first checkpoint of the Go checksum database", () => {
    const sumDb = [
      "go.sum database tree",
      "35225469",
      "vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=",
      "",
      "— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=",
    ];
    const log = {
      origin: "go.sum database tree",
      keys: [parseVkey("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")],
    };
    expect(answered(asked(0, [], sumDb), log)).toMatchObject({ answer: "cosign" });
  });
});

describe("a witness of a log of ours", () => {
  const log = signingKey("example.com/log", "ed25519", Buffer.alloc(32, 1));
  const tree = NaiveTree.of(40);
  const head = (size: number) => ({ size, root: tree.hash(0, size) });
  const checkpointOf = (size: number, root: Uint8Array = tree.hash(0, size)) => {
    const text = formatCheckpoint({ origin: log.name, size, root, extensions: [] });
    return formatNote({ text, signatures: [signText(log, text, 0)] });
  };
  const proofOf = (first: number, second: number) =>
    consistencyProof(first, second, ({ level, index }) =>
      tree.hash(index * 2 ** level, (index + 1) * 2 ** level),
    );
  const watched = (size: number): WatchedLog => ({
    origin: log.name,
    keys: [log],
    latest: head(size),
  });
  const ask = (oldSize: number, proof: readonly Uint8Array[], checkpoint: Uint8Array) =>
    formatAddCheckpoint({ oldSize, proof, checkpoint });

  it("follows it from any size to any later one, and cosigns the same tree again", () => {
    for (let first = 0; first <= 40; first++)
      for (let second = first; second <= 40; second += 3) {
        const body = ask(first, proofOf(first, second), checkpointOf(second));
        expect(answered(body, watched(first))).toMatchObject({ answer: "cosign" });
      }
  });

  it("keeps what contradicts the last tree, and cosigns it never", () => {
    const other = tree.leaf(0);
    const cases: readonly (readonly [number, readonly Uint8Array[], Uint8Array])[] = [
      [7, [], checkpointOf(7, other)],
      [7, proofOf(7, 9), checkpointOf(9, other)],
      [7, [other], checkpointOf(7)],
      [0, [other], checkpointOf(9)],
      [0, [], checkpointOf(0, other)],
    ];
    for (const [old, proof, checkpoint] of cases)
      expect(answered(ask(old, proof, checkpoint), watched(old))).toMatchObject({
        answer: "inconsistent",
        checkpoint: { origin: log.name },
      });
    expect(answered(ask(0, [], checkpointOf(0)), { origin: log.name, keys: [log] })).toMatchObject({
      answer: "cosign",
      checkpoint: { size: 0, root: emptyRoot() },
    });
  });

  it("never goes back to a shorter tree", () => {
    expect(answered(ask(9, [], checkpointOf(7)), watched(9))).toEqual({
      answer: "malformed",
      code: "OLD_SIZE_BEYOND_CHECKPOINT",
    });
    expect(answered(ask(7, [], checkpointOf(7)), watched(9))).toEqual({
      answer: "conflict",
      size: 9,
    });
  });

  const whole = Buffer.from(ask(7, proofOf(7, 9), checkpointOf(9))).toString();
  it.each([
    ["REQUEST_FORM", ""],
    ["REQUEST_FORM", "old 0\n"],
    ["REQUEST_OLD_SIZE", whole.replace("old 7", "old 07")],
    ["REQUEST_OLD_SIZE", whole.replace("old 7", "old  7")],
    ["REQUEST_OLD_SIZE", whole.replace("old 7", "old -1")],
    ["REQUEST_OLD_SIZE", `\n\n${whole}`],
    ["PROOF_HASH", whole.replace("old 7\n", "old 7\nAAAA\n")],
    ["PROOF_TOO_LONG", `old 7\n${"A\n".repeat(64)}${whole.slice(whole.indexOf("\n\n") + 1)}`],
    ["NOTE_WITHOUT_SIGNATURES", whole.slice(0, -1)],
    ["CHECKPOINT_SIZE", whole.replace("\n9\n", "\n09\n")],
  ])("answers %s to what is not in its form (case %#)", (code, body) =>
    expect(answered(body, watched(7))).toEqual({ answer: "malformed", code }),
  );

  it("is asked in the form of the standard", () => {
    const request = { oldSize: 7, proof: proofOf(7, 9), checkpoint: checkpointOf(9) };
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
    expect(whole.startsWith("old 7\n")).toBe(true);
    expect(parseConflict(formatConflict(7))).toBe(7);
    for (const body of ["", "7", "07\n", "7\n\n", "seven\n"])
      expect(() => parseConflict(body)).toThrow(Malformed);
    expect(Object.values(statusOf).sort()).toEqual([200, 400, 403, 404, 409, 422]);
  });
});
