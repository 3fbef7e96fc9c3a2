import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Id, RecordedEvent } from "#kernel/index.js";
import { jsonObject, text } from "./arbitrary.js";
import { canonicalBytes, NotCanonical } from "./canonical.js";
import { decodeEvent, encodeEvent, NotAnEvent, verifyEventId } from "./event-codec.js";
import type { EventWithoutId } from "./event-codec.js";

const event: EventWithoutId = {
  v: 1,
  stream: "application-0f3b2a52-3d0c-4a53-8a8e-0d5a35c1c0de",
  version: 2,
  type: "ApplicationWithdrawn",
  schema: 1,
  at: "2006-05-02T09:00:00.000Z",
  actor: { id: "engine", as: "engine" },
  command: {
    id: "d07697cb-4962-5033-ab56-c04c62eef0b4" as Id<"command">,
    type: "WithdrawApplication",
    schema: 1,
    print: "0".repeat(64),
  },
  salt: "7ef59a0199c333696e8ed3fb1cf4a003",
  data: { day: "2006-05-02" },
};
const caused: EventWithoutId = {
  ...event,
  cause: "275589e7-24ef-8908-97c5-c8a18a6fcc84" as Id<"event">,
  basis: [{ stream: "scheme-creativallee", version: -1 }],
};
const read = (bytes: Uint8Array) => ({ event: decodeEvent(bytes), bytes });
const utf8 = (value: string): Uint8Array => Buffer.from(value, "utf8");
const refusal = (bytes: Uint8Array): string => {
  try {
    decodeEvent(bytes);
  } catch (error) {
    if (error instanceof NotAnEvent) return error.message;
  }
  return "none";
};

describe("an event's id and bytes", () => {
  it("never change: this one is stored somewhere", () => {
    expect(encodeEvent(event).event.id).toBe("885b3fcf-b7a3-8119-8800-b8c283de2c05");
    expect(encodeEvent(caused).event.id).toBe("21fbe445-5019-8688-9a00-f343f73593da");
  });

  it("are the canonical form of the whole event, id included", () =>
    fc.assert(
      fc.property(fc.constantFrom(event, caused), jsonObject, text, (base, data, type) => {
        const encoded = encodeEvent({ ...base, data, type });
        expect(Buffer.from(encoded.bytes)).toEqual(Buffer.from(canonicalBytes(encoded.event)));
        expect(verifyEventId(encoded)).toBe(true);
        expect(encoded.event.id).toMatch(/^[0-9a-f-]{14}8[0-9a-f]{3}-[89ab][0-9a-f]{3}-/u);
      }),
    ));

  it("come back from the store as they went in", () =>
    fc.assert(
      fc.property(fc.constantFrom(event, caused), jsonObject, (base, data) => {
        const encoded = encodeEvent({ ...base, data });
        expect(decodeEvent(encoded.bytes)).toEqual(encoded.event);
      }),
    ));

  it("make the same event of the same bytes, and another of others", () => {
    const twin: EventWithoutId = { ...event, data: { ...event.data } };
    expect(encodeEvent(twin)).toEqual(encodeEvent(event));
    const others: EventWithoutId[] = [
      { ...event, version: 3 },
      { ...event, at: "2006-05-02T09:00:00.001Z" },
      { ...event, schema: 2 },
      { ...event, salt: "7ef59a0199c333696e8ed3fb1cf4a004" },
      { ...event, data: { day: "2006-05-03" } },
      { ...event, command: { ...event.command, schema: 2 } },
      caused,
    ];
    const ids = [event, ...others].map((each) => encodeEvent(each).event.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are refused where a value has no canonical form", () =>
    expect(() => encodeEvent({ ...event, data: { share: 0.5 } })).toThrow(NotCanonical));
});

describe("verifying an event", () => {
  const { event: recorded, bytes } = encodeEvent(event);
  const stored = Buffer.from(bytes).toString("utf8");

  it("holds for what was read back", () => expect(verifyEventId(read(bytes))).toBe(true));

  it.each<[string, string]>([
    ["a fact is another", stored.replace('2006-05-02"}', '2006-05-03"}')],
    ["the id is another", stored.replace(recorded.id, recorded.id.replace(/.$/u, "z"))],
    ["a field was added", stored.replace('"v":1', '"tenant":"x","v":1')],
    ["a field stands twice", stored.replace('"v":1', '"v":1,"v":1')],
    ["the form is not canonical", stored.replace('"v":1', '"v": 1')],
    ["a number has no canonical form", stored.replace('{"day":', '{"share":0.5,"day":')],
  ])("fails where %s", (_, changed) => {
    expect(changed).not.toBe(stored);
    expect(verifyEventId(read(utf8(changed)))).toBe(false);
  });

  it("fails where event and bytes are not of one another", () =>
    expect(verifyEventId({ event: encodeEvent(caused).event, bytes })).toBe(false));
});

describe("reading stored bytes", () => {
  const { event: recorded } = encodeEvent(caused);
  const broken = (change: object): Uint8Array => canonicalBytes({ ...recorded, ...change });
  const without = (field: keyof RecordedEvent): Uint8Array => {
    const { [field]: _, ...rest } = recorded;
    return canonicalBytes(rest);
  };

  it.each<[string, Uint8Array, string]>([
    ["no JSON", utf8("{"), "BROKEN_JSON"],
    ["no object", utf8("[]"), "BROKEN_JSON"],
    ["broken UTF-8", Uint8Array.of(0x22, 0xc3, 0x22), "BROKEN_JSON"],
    ["an envelope of a newer release", broken({ v: 2 }), "UNKNOWN_ENVELOPE"],
    ["no id", without("id"), "WRONG_FIELD: id"],
    ["a stream without a kind", broken({ stream: "x" }), "WRONG_FIELD: stream"],
    ["a version before the first", broken({ version: -1 }), "WRONG_FIELD: version"],
    ["no type", broken({ type: "" }), "WRONG_FIELD: type"],
    ["no schema", without("schema"), "WRONG_FIELD: schema"],
    ["a time without its milliseconds", broken({ at: "2006-05-02T09:00:00Z" }), "WRONG_FIELD: at"],
    ["an actor without a capacity", broken({ actor: { id: "x" } }), "WRONG_FIELD: actor"],
    ["a command without a print", broken({ command: { id: "x" } }), "WRONG_FIELD: command"],
    ["a cause that is no id", broken({ cause: 1 }), "WRONG_FIELD: cause"],
    ["a basis that is no list", broken({ basis: {} }), "WRONG_FIELD: basis"],
    ["a basis without a version", broken({ basis: [{ stream: "a-b" }] }), "WRONG_FIELD: basis"],
    ["no salt", without("salt"), "WRONG_FIELD: salt"],
    ["data that is a list", broken({ data: [] }), "WRONG_FIELD: data"],
  ])("refuses %s", (_, bytes, reason) => expect(refusal(bytes)).toBe(reason));
});
