import { describe, expect, it } from "@jest/globals";
import { tileAt, tilePath } from "./tile.js";

describe("the path of a tile", () => {
  it.each([
    ["tile/0/000", { level: 0, index: 0, width: 256 }],
    ["tile/0/000.p/1", { level: 0, index: 0, width: 1 }],
    ["tile/63/999.p/255", { level: 63, index: 999, width: 255 }],
    ["tile/1/x001/000", { level: 1, index: 1_000, width: 256 }],
    ["tile/4/x001/x234/067", { level: 4, index: 1_234_067, width: 256 }],
    ["tile/4/x001/x234/067.p/8", { level: 4, index: 1_234_067, width: 8 }],
    ["tile/entries/x123/x456/789.p/12", { level: "entries", index: 123_456_789, width: 12 }],
    [
      "tile/0/x009/x007/x199/x254/x740/991",
      { level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 },
    ],
  ] as const)("is written and read alike: %s", (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(tileAt(path)).toEqual(tile);
  });

  it.each([
    "",
    "tile",
    "tile/0",
    "tile/0/0",
    "tile/0/00",
    "tile/0/0000",
    "tile/00/000",
    "tile/01/000",
    "tile/-1/000",
    "tile/64/000",
    "tile/100/000",
    "tile/data/000",
    "tile/0/001/000",
    "tile/0/x001",
    "tile/0/x000/001",
    "tile/0/x01/001",
    "tile/0/X001/001",
    "tile/0/x001/x002",
    "tile/0/x009/x007/x199/x254/x740/992",
    "tile/0/x001/x009/x007/x199/x254/x740/992",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/000.p",
    "tile/0/000/p/1",
    "tile/0/000.p/1/",
    "tile/0/000.p/1\n",
    "/tile/0/000",
    "tile//000",
    "tile/0/../0/000",
    "tile/0/%30%30%30",
    "tile/0/٠٠٠",
    `tile/0/${"x001/".repeat(10_000)}000`,
  ])("is no other way to write it: %j", (path) => expect(tileAt(path)).toBeUndefined());
});
