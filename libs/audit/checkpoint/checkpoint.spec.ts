import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Malformed } from "../malformed.js";
import { parseNote } from "../note/note.js";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.js";
import { arche } from "./published.story.js";

const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

const codeOf = (text: string): string => {
  try {
    parseCheckpoint(text);
  } catch (error) {
    if (error instanceof Malformed) return error.code;
  }
  return "none";
};

describe("a checkpoint", () => {
  it("is read and written alike", () => {
    const text = `example.com/behind-the-sofa\n20852163\n${root}\n`;
    const read = parseCheckpoint(text);
    expect(read).toEqual({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163,
      root: Buffer.from(root, "base64"),
      extensions: [],
    });
    expect(formatCheckpoint(read)).toBe(text);
    expect(parseCheckpoint(parseNote(Buffer.from(arche)).text).size).toBe(1_432_088_532);
    expect(parseCheckpoint(`go.sum database tree\n0\n${root}\nmore\nyet more\n`)).toMatchObject({
      origin: "go.sum database tree",
      extensions: ["more", "yet more"],
    });
  });

  it.each([
    ["CHECKPOINT_FORM", ""],
    ["CHECKPOINT_FORM", "log\n"],
    ["CHECKPOINT_FORM", "log\n1\n"],
    ["CHECKPOINT_FORM", `log\n1\n${root}`],
    ["CHECKPOINT_ORIGIN", `\n1\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n01\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n-1\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n+1\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n 1\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n1e3\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n0x1f\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n٣\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n9007199254740992\n${root}\n`],
    ["CHECKPOINT_SIZE", `log\n18446744073709551615\n${root}\n`],
    ["CHECKPOINT_ROOT", "log\n1\n\n"],
    ["CHECKPOINT_ROOT", `log\n1\n${root.replace("=", "")}\n`],
    ["CHECKPOINT_ROOT", `log\n1\n${root.replace("I=", "J=")}\n`],
    ["CHECKPOINT_ROOT", `log\n1\n${root.replace("/", "_")}\n`],
    ["CHECKPOINT_ROOT", `log\n1\n${root} \n`],
    ["CHECKPOINT_ROOT", "log\n1\nAAAA\n"],
    ["CHECKPOINT_EXTENSION", `log\n1\n${root}\n\n`],
    ["CHECKPOINT_EXTENSION", `log\n1\n${root}\none\n\ntwo\n`],
  ])("is refused as %s (case %#)", (code, text) => expect(codeOf(text)).toBe(code));

  it("is never written in a way that is read otherwise", () => {
    const line = fc.string({ maxLength: 5, unit: fc.constantFrom("a", " ", "\n", "\u0007", "é") });
    const any = fc.record({
      origin: line,
      size: fc.oneof(fc.maxSafeNat(), fc.constantFrom(-1, 1.5, Number.NaN, 2 ** 53)),
      root: fc.oneof(
        { weight: 4, arbitrary: fc.uint8Array({ minLength: 32, maxLength: 32 }) },
        fc.uint8Array({ maxLength: 40 }),
      ),
      extensions: fc.array(line, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(any, (checkpoint) => {
        let text: string;
        try {
          text = formatCheckpoint(checkpoint);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
          return;
        }
        const read = parseCheckpoint(text);
        expect({ ...read, root: [...read.root] }).toEqual({
          ...checkpoint,
          root: [...checkpoint.root],
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
