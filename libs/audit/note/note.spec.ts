import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Malformed } from "../malformed.js";
import { parseSkey, parseVkey, signingKey } from "./key.js";
import { formatNote, formatSignatures, parseNote, parseSignatures } from "./note.js";
import { openNote } from "./open-note.js";
import { signText, verified } from "./sign.js";

// Published with Go's notes, with C2SP signed-note, and by sum.golang.org.
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const petersLine =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const enochsLine =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
const peter = parseSkey(
  "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
);
const enoch = signingKey("EnochRoot", "ed25519", Buffer.alloc(32));
const sumDb =
  "go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n\n— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=\n";

const noteOf = (whole: string) => parseNote(Buffer.from(whole));
const codeOf = (bytes: Uint8Array | string): string => {
  try {
    parseNote(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof Malformed) return error.code;
  }
  return "none";
};
const signers = (whole: string, ...keys: readonly string[]) => {
  const opened = openNote(noteOf(whole), keys.map(parseVkey));
  return "signedBy" in opened ? opened.signedBy.map(({ key }) => key.name) : opened.rejected.code;
};

describe("a signed note", () => {
  it("is signed as Go signs it", () => {
    const signatures = [signText(peter, text, 0), signText(enoch, text, 0)];
    const whole = `${text}\n${petersLine}${enochsLine}`;
    expect(Buffer.from(formatNote({ text, signatures })).toString()).toBe(whole);
    expect(formatSignatures(signatures)).toBe(petersLine + enochsLine);
    expect(noteOf(whole)).toEqual({ text, signatures });
  });

  it("is opened by those who know a signer, whoever else signed it", () => {
    const whole = `${text}\n${petersLine}${enochsLine}`;
    expect(openNote(noteOf(whole), [enoch])).toEqual({ signedBy: [{ key: enoch }] });
    expect(openNote(noteOf(whole), [])).toEqual({ rejected: { code: "NOT_SIGNED", about: {} } });
    expect(
      signers(sumDb, "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"),
    ).toEqual(["sum.golang.org"]);
    expect(
      signers(
        "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      ),
    ).toEqual(["example.com/foo"]);
  });

  it("is spoilt by a signature that says to be of a known key and is not", () => {
    const forged = formatSignatures([
      { ...signText(enoch, text, 0), name: peter.name, id: peter.id },
    ]);
    expect(openNote(noteOf(`${text}\n${petersLine}${forged}`), [peter])).toEqual({
      rejected: { code: "SIGNATURE_INVALID", about: { name: "PeterNeumann" } },
    });
    expect(openNote(noteOf(`${text.replace("your", "my")}\n${petersLine}`), [peter])).toEqual({
      rejected: { code: "SIGNATURE_INVALID", about: { name: "PeterNeumann" } },
    });
  });

  it("passes over what only shares a name or an id with a known key", () => {
    const { bytes, id } = signText(enoch, text, 0);
    for (const line of [
      { name: peter.name, id, bytes },
      { name: enoch.name, id: peter.id, bytes },
      { name: "unknown algorithm", id: 7, bytes: Buffer.alloc(2_420) },
    ].map((one) => formatSignatures([{ ...one, name: one.name.replace(" ", "-") }]))) {
      expect(openNote(noteOf(`${text}\n${line}${petersLine}`), [peter])).toEqual({
        signedBy: [{ key: peter }],
      });
      expect(openNote(noteOf(`${text}\n${line}`), [peter])).toMatchObject({
        rejected: { code: "NOT_SIGNED" },
      });
    }
  });

  it("keeps whatever text it is given, byte for byte", () => {
    const texts = fc
      .string({ unit: "binary" })
      .map((drawn) => drawn.replaceAll(/\p{Cc}/gu, "\n"))
      .map((drawn) => `\ufeff${drawn}\n`);
    fc.assert(
      fc.property(texts, (text) => {
        const whole = formatNote({ text, signatures: [signText(peter, text, 0)] });
        expect(parseNote(whole).text).toBe(text);
        expect(openNote(parseNote(whole), [peter])).toMatchObject({ signedBy: [{ key: peter }] });
      }),
    );
  });

  it.each([
    ["NOTE_WITHOUT_SIGNATURES", ""],
    ["NOTE_WITHOUT_SIGNATURES", text],
    ["NOTE_WITHOUT_SIGNATURES", `${text}\n`],
    ["NOTE_WITHOUT_SIGNATURES", `${text}\n${petersLine.slice(0, -1)}`],
    ["NOTE_WITHOUT_SIGNATURES", `${text}${petersLine}`],
    ["NOTE_CONTROL_CHARACTER", `\u0001${text}\n${petersLine}`],
    ["NOTE_CONTROL_CHARACTER", `${text}\n${petersLine}`.replaceAll("\n", "\r\n")],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine}Unexpected line.\n`],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine.replace("—", "-")}`],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine.replace("Peter", "Peter ")}`],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine.replace("Peter", "Peter+")}`],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine.replace("— PeterNeumann", "— ")}`],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine.replace("=", "")}`],
    ["NOTE_SIGNATURE_LINE", `${text}\n${petersLine.replace("AM=", "AN=")}`],
    ["NOTE_SIGNATURE_LINE", `${text}\n— PeterNeumann x08gow==\n`],
    ["NOTE_SIGNATURE_LINE", `${text}\n\n— PeterNeumann\n`],
    ["NOTE_TOO_MANY_SIGNATURES", `${text}\n${petersLine.repeat(101)}`],
    ["NOTE_TOO_LARGE", `${"x".repeat(1_048_576)}\n\n${petersLine}`],
    ["none", `${text}\n${petersLine.repeat(100)}`],
  ])("is refused as %s (case %#)", (code, whole) => expect(codeOf(whole)).toBe(code));

  it("is refused where it is not UTF-8", () => {
    const whole = Buffer.from(`x${text}\n${petersLine}`);
    whole[0] = 0xff;
    expect(codeOf(whole)).toBe("NOT_UTF8");
  });

  it("is not written in a form that nobody could read", () => {
    const signatures = [signText(peter, text, 0)];
    for (const one of ["no newline", "a bell\u0007\n", "half a pair\ud800\n"])
      expect(() => formatNote({ text: one, signatures })).toThrow(Malformed);
    expect(() => formatNote({ text, signatures: [] })).toThrow(Malformed);
  });
});

describe("a cosignature", () => {
  const witness = signingKey("witness.example/w1", "cosignature", Buffer.alloc(32, 7));
  const body = "example.com/log\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  const signature = signText(witness, body, 1_679_315_147);

  it("says when, and holds for that time and text alone", () => {
    const at = 1_679_315_147;
    expect(signature.bytes.length).toBe(72);
    expect(verified(witness, body, signature)).toEqual({ key: witness, at });
    expect(verified(witness, `${body}extension\n`, signature)).toBeUndefined();
    for (const nth of [0, 7, 8, 71]) {
      const bytes = Buffer.from(signature.bytes);
      bytes[nth] = (bytes[nth] ?? 0) ^ 1;
      expect(verified(witness, body, { ...signature, bytes })).toBeUndefined();
    }
    for (const bytes of [
      signature.bytes.subarray(1),
      signature.bytes.subarray(0, 71),
      Buffer.concat([signature.bytes, Buffer.of(0)]),
    ])
      expect(verified(witness, body, { ...signature, bytes })).toBeUndefined();
  });

  it("is no plain signature of the same key, nor the other way round", () => {
    const plain = signingKey(witness.name, "ed25519", witness.seed);
    expect(
      verified(plain, body, { ...signature, bytes: signature.bytes.subarray(8) }),
    ).toBeUndefined();
    const signed = signText(plain, `cosignature/v1\ntime 5\n${body}`, 5);
    const time = Buffer.from([0, 0, 0, 0, 0, 0, 0, 5]);
    // A key must not do both, for this is what could then be made of it.
    const bytes = Buffer.concat([time, signed.bytes]);
    expect(verified(witness, body, { ...signature, bytes })).toMatchObject({ at: 5 });
    expect(plain.id).not.toBe(witness.id);
  });

  it("is of no time beyond 2^63 - 1", () => {
    const bytes = Buffer.concat([Buffer.alloc(8, 0xff), signature.bytes.subarray(8)]);
    expect(verified(witness, body, { ...signature, bytes })).toBeUndefined();
  });

  it("is read alone, as a witness answers it", () => {
    expect(parseSignatures(formatSignatures([signature, signature]))).toEqual([
      signature,
      signature,
    ]);
    for (const answer of ["", "\n", "Not found.\n", `${formatSignatures([signature])}\n`])
      expect(() => parseSignatures(answer)).toThrow(Malformed);
  });
});
