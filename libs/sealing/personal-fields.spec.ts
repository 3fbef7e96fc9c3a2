import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { JsonObject, PointerPattern } from "#kernel/index.js";
import { jsonObject } from "./arbitrary.js";
import { mask, replaceFields, WrongPersonalField } from "./personal-fields.js";

const pointers = (data: JsonObject, ...patterns: PointerPattern[]): readonly string[] => {
  const seen: string[] = [];
  replaceFields(data, patterns, (value, pointer) => {
    seen.push(pointer);
    return value;
  });
  return seen;
};

describe("personal fields", () => {
  const data = {
    name: "Ana",
    texts: { summary: "one", "a/b~c": "two" },
    members: [{ name: "Bo", since: "2006-01-01" }, { since: "2006-01-02" }],
  };

  it("are found where a pattern points to", () => {
    expect(pointers(data, "/name")).toEqual(["/name"]);
    expect(pointers(data, "/texts/*")).toEqual(["/texts/summary", "/texts/a~1b~0c"]);
    expect(pointers(data, "/texts/a~1b~0c")).toEqual(["/texts/a~1b~0c"]);
    expect(pointers(data, "/members/*/name")).toEqual(["/members/0/name"]);
    expect(pointers(data, "/members/1/since")).toEqual(["/members/1/since"]);
  });

  it("may be absent, all or in part", () =>
    expect(pointers(data, "/motives", "/letters/*", "/members/7/name")).toEqual([]));

  it("read as erased under a mask, everything else as it was", () => {
    expect(mask(data, ["/name", "/texts/*", "/members/*/name"])).toEqual({
      name: "effacé",
      texts: { summary: "effacé", "a/b~c": "effacé" },
      members: [{ name: "effacé", since: "2006-01-01" }, { since: "2006-01-02" }],
    });
    expect(data.name).toBe("Ana");
  });

  it("cannot lie within a text: that is a mistake in the declaration", () =>
    expect(() => mask(data, ["/name/first"])).toThrow(WrongPersonalField));

  it("are only ever the object's own, and never become its prototype", () => {
    const hostile = JSON.parse('{"texts":{"__proto__":"x","y":"z"}}') as JsonObject;
    expect(JSON.stringify(mask(hostile, ["/texts/*"]))).toBe(
      '{"texts":{"__proto__":"effacé","y":"effacé"}}',
    );
    expect(JSON.stringify(mask(hostile, ["/texts/__proto__"]))).toBe(
      '{"texts":{"__proto__":"effacé","y":"z"}}',
    );
    expect(pointers(data, "/constructor")).toEqual([]);
  });

  it("stay as they are when each is replaced by itself, whatever the data", () =>
    fc.assert(
      fc.property(jsonObject, (any) => {
        expect(replaceFields(any, ["/*"], (value) => value)).toEqual(any);
        expect(Object.keys(any)).toHaveLength(pointers(any, "/*").length);
      }),
    ));
});
