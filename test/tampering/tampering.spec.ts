import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Content } from "./content.js";
import { goldenContent } from "./golden-content.js";
import { type Tampered, tamper } from "./tamper.js";

const wanted = Number(process.env["RUNS"] ?? 2_004);
const base = Number(process.env["SEED"] ?? 1);
const stories = ["kept-apart", "letters"];

let contents: readonly Content[];
beforeAll(async () => {
  contents = await Promise.all(stories.map(goldenContent));
});

describe("a bundle that somebody has had in hand", () => {
  it(`is found out, each of ${wanted} times`, async () => {
    const unseen: (Tampered & { readonly seed: number })[] = [];
    for (let seed = base; seed < base + wanted; seed += 1) {
      const content = contents[seed % contents.length];
      if (!content) throw new Error("there is no bundle");
      const told = await tamper(content, seed);
      if (told.found.length === 0) unseen.push({ ...told, seed });
    }
    expect(unseen).toEqual([]);
  }, 600_000);
});
