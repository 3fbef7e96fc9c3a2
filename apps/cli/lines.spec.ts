import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { linesOf, longestLine } from "./lines.js";

async function* inChunks(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
}
const read = async (content: string | Uint8Array, cuts: readonly number[] = []) => {
  const found = [];
  for await (const line of linesOf(inChunks(Buffer.from(content), cuts))) found.push(line);
  return found;
};

describe("the lines of a file", () => {
  it("are the same wherever its bytes are cut", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\n\ufeff]/gu, " "))),
        fc.array(fc.nat({ max: 200 })),
        async (texts, cuts) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(""));
          const fitting = cuts.filter((cut) => cut <= bytes.length);
          const found = await read(bytes, fitting);
          expect(found.map((line) => "text" in line && line.text)).toEqual(texts);
          expect(found.map(({ number }) => number)).toEqual(texts.map((_, nth) => nth + 1));
        },
      ),
    ));
  it("need no last newline, and an empty file has none", async () => {
    expect(await read("a\nb")).toMatchObject([{ text: "a" }, { text: "b" }]);
    expect(await read("")).toEqual([]);
  });
  it("lose a byte order mark before the first, and no other", async () =>
    expect(await read("\ufeffa\n\ufeffb\n")).toMatchObject([{ text: "a" }, { text: "\ufeffb" }]));
  it("are told wrong one by one: not UTF-8, or without an end", async () => {
    const long = Buffer.alloc(longestLine + 1, "x");
    const bytes = Buffer.concat([Buffer.from([0xc3, 0x28, 0x0a]), long, Buffer.from("\nc")]);
    expect(await read(bytes, [2, 70_000])).toMatchObject([
      { number: 1, wrong: "NOT_UTF8" },
      { number: 2, wrong: "LINE_TOO_LONG" },
      { number: 3, text: "c", upTo: bytes.length },
    ]);
  });
});
