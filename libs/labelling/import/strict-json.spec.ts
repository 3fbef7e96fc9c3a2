import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { parseStrictJson } from "./strict-json.js";

const repeated = (text: string) => {
  const parsed = parseStrictJson(text);
  return "faults" in parsed ? parsed.faults.map(({ code, pointer }) => [code, pointer]) : [];
};

describe("strict JSON", () => {
  it.each([
    "",
    "{",
    "{'a':1}",
    '{"a":1,}',
    '{"a":01}',
    "nope",
    '{"a":1}{"a":1}',
    '"\u0001"',
    "\ufeff{}",
  ])("is not %j", (text) =>
    expect(parseStrictJson(text)).toEqual({
      faults: [{ pointer: "", code: "BROKEN_JSON", about: {} }],
    }),
  );

  it.each([
    ["in the whole", '{"a":1,"a":1}', ["/a"]],
    ["in what is inside", '{"a":{"b":1,"c":2,"b":3}}', ["/a/b"]],
    ["in a list", '[{}, {"a":[0,{"b":1,"b":2}]}]', ["/1/a/1/b"]],
    ["written otherwise", '{"a":1,"\\u0061":2}', ["/a"]],
    ["with a quote in its name", String.raw`{"a\"b":1,"a\"b":2}`, ['/a"b']],
    ["with a slash in its name", '{"a/b~":1,"a/b~":2}', ["/a~1b~0"]],
    ["of no name", '{"":1,"":2}', ["/"]],
    ["of a name that every object has", '{"__proto__":1,"__proto__":2}', ["/__proto__"]],
    ["after what is inside has closed", '{"a":{"a":1},"b":[1,2],"a":2}', ["/a"]],
    ["more than once", '{"a":1,"a":2,"a":3}', ["/a", "/a"]],
  ])("tells a field repeated %s", (_, text, pointers) =>
    expect(repeated(text)).toEqual(pointers.map((pointer) => ["FIELD_REPEATED", pointer])),
  );

  it.each([
    '{"a":"a","b":{"a":"\\"a\\":"}}',
    '[{"a":1},{"a":1}]',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '{"A":1,"a":2}',
  ])("takes %s, where no object repeats a field", (text) =>
    expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) as unknown }),
  );

  it("keeps a field called __proto__ a field", () => {
    const parsed = parseStrictJson('{"__proto__":{"a":1}}');
    expect("value" in parsed && Object.keys(parsed.value ?? {})).toEqual(["__proto__"]);
  });

  it("names the field, cut when it is of unreasonable length", () => {
    const name = "a".repeat(5_000);
    const parsed = parseStrictJson(`{"${name}":1,"${name}":2}`);
    expect("faults" in parsed && parsed.faults[0]?.about).toEqual({ field: "a".repeat(100) });
  });

  it("takes whatever JSON writes", () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) as unknown });
      }),
    ));

  it("finds a repeated field wherever it is put", () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.jsonValue(), (value, name, around) => {
        const field = JSON.stringify(name);
        const object = `{${field}:${JSON.stringify(value)},${field}:0}`;
        const marker = '"the place of the object"';
        const text = JSON.stringify([around, { deep: JSON.parse(marker) as string }]);
        expect(repeated(text.replace(marker, () => object))).toHaveLength(1);
      }),
    ));

  it("goes through deep and long texts", () => {
    const deep = 100_000;
    expect(repeated("[".repeat(deep) + "]".repeat(deep))).toEqual([]);
    expect(repeated(`{"a":${JSON.stringify('\\"'.repeat(1_000_000))},"a":1}`)).toHaveLength(1);
  });
});
