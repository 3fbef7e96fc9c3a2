import { describe, expect, it } from "@jest/globals";
import { Malformed } from "../malformed.js";
import { formatSkey, formatVkey, noteKey, parseSkey, parseVkey, signingKey } from "./key.js";

// Published with Go's notes (golang.org/x/mod/sumdb/note) and with C2SP signed-note.
const peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const petersSecret =
  "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const foo = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const remora = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof Malformed) return error.code;
  }
  return "none";
};

describe("the key of a note", () => {
  it.each([peter, foo, remora])("is read and written alike: %s", (text) =>
    expect(formatVkey(parseVkey(text))).toBe(text),
  );

  it("tells cosignatures from plain signatures", () => {
    expect(parseVkey(peter)).toMatchObject({
      name: "PeterNeumann",
      type: "ed25519",
      id: 0xc74f20a3,
    });
    expect(parseVkey(remora)).toMatchObject({ type: "cosignature", id: 0xda77ade7 });
    const { name, publicKey } = parseVkey(remora);
    expect(noteKey(name, "ed25519", publicKey).id).not.toBe(0xda77ade7);
  });

  it("comes from its secret", () => {
    const secret = parseSkey(petersSecret);
    expect(formatVkey(secret)).toBe(peter);
    expect(formatSkey(secret)).toBe(petersSecret);
    // Go's example makes it of a seed of zeros.
    expect(formatVkey(signingKey("EnochRoot", "ed25519", Buffer.alloc(32)))).toBe(
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
    );
  });

  it("is no part of itself, and no other text than its own", () => {
    const parts = Array.from({ length: peter.length }, (_, from) =>
      Array.from({ length: peter.length - from }, (_one, nth) => peter.slice(from, from + nth + 1)),
    ).flat();
    const changed = [...peter].map((letter, nth) => {
      const next = String.fromCharCode(letter.charCodeAt(0) + 1);
      return peter.slice(0, nth) + next + peter.slice(nth + 1);
    });
    const read = [...parts, ...changed].filter((text) => codeOf(() => parseVkey(text)) === "none");
    expect(read).toEqual([peter]);
  });

  it.each([
    ["KEY_FORM", ""],
    ["KEY_FORM", `${peter}\n`],
    ["KEY_FORM", `${peter}=`],
    ["KEY_FORM", peter.replace("c74f20a3", "C74F20A3")],
    ["KEY_FORM", "PeterNeumann+c74f20a3+"],
    ["KEY_ID_OF_ANOTHER_KEY", peter.replace("c74f20a3", "c74f20a4")],
    ["KEY_ID_OF_ANOTHER_KEY", peter.replace("Peter", "Piotr")],
    ["KEY_NAME", peter.replace("Peter", "Peter ")],
    ["KEY_NAME", peter.replace("Peter", "Peter\u3000")],
    ["KEY_NAME", peter.replace("Peter", "Peter\u0001")],
    ["KEY_NAME", peter.slice("PeterNeumann".length)],
    // The wrong length, and an algorithm that nobody gave out, each under its own id.
    ["KEY_FORM", "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="],
    ["KEY_TYPE_UNKNOWN", "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"],
  ])("is refused as %s: %j", (code, text) => expect(codeOf(() => parseVkey(text))).toBe(code));

  it("says nothing of a secret that it cannot read", () => {
    for (const text of [petersSecret.slice(0, -4), peter, petersSecret.replace("c74f", "c75f")]) {
      let said = "";
      try {
        parseSkey(text);
      } catch (error) {
        said = String(error);
      }
      expect(said).toMatch(/^Malformed: KEY_/);
      expect(said).not.toContain("AYEK");
    }
  });
});
