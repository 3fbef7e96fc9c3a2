import { describe, expect, it } from "@jest/globals";
import type { PersonId } from "#kernel/index.js";
import { mintToken, readToken } from "./token.js";

const ana = "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId;

describe("a token", () => {
  it("tells whose it is, and the hash of its secret", () => {
    const { text, hash } = mintToken(ana);
    expect(readToken(text)).toEqual({ person: ana, hash });
  });
  it("is never minted twice alike", () =>
    expect(mintToken(ana).text).not.toBe(mintToken(ana).text));
  it.each(["", "cva_", "cva_short", `${mintToken(ana).text}x`, `xxx${mintToken(ana).text}`])(
    "is not what reads %p",
    (text) => expect(readToken(text)).toBeUndefined(),
  );
});
