import { describe, expect, it } from "@jest/globals";
import { plain } from "./changed.story.js";
import { readDefinition } from "./read-definition.js";
import { creativallee } from "./shipped/creativallee.js";

describe("the definition that a hash names", () => {
  it("is read once, since it never changes, and is one object for whoever asks", async () => {
    const asked: string[] = [];
    const world = {
      fold: () => Promise.reject(new Error("no stream holds it")),
      blob: async (hash: string) => {
        asked.push(hash);
        return plain(creativallee);
      },
    };
    const first = await readDefinition(world, "read once");
    expect(first).toEqual(creativallee);
    expect(await readDefinition(world, "read once")).toBe(first);
    expect(asked).toEqual(["read once"]);
  });
});
