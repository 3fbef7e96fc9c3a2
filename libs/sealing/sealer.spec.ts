import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Id, JsonObject, SealedPart } from "#kernel/index.js";
import { text } from "./arbitrary.js";
import { CannotOpen } from "./blob.js";
import { MemoryDataKeys } from "./data-keys.js";
import { verifyEventId } from "./event-codec.js";
import { createLogSecret, OtherLog } from "./log-secret.js";
import { mask, WrongPersonalField } from "./personal-fields.js";
import { Sealer, type Drafts, type EventDraft } from "./sealer.js";

const stream = "application-0f3b2a52-3d0c-4a53-8a8e-0d5a35c1c0de";
const secret = createLogSecret(Buffer.alloc(32, 1));
const personal = ["/texts/*", "/motives"] as const;

const drafts = (...events: EventDraft[]): Drafts => ({
  stream,
  firstVersion: 4,
  at: "2006-05-02T09:00:00.000Z",
  actor: { id: "engine", as: "engine" },
  command: {
    id: secret.commandId("engine", stream, "key"),
    type: "EditApplication",
    schema: 1,
    print: "0".repeat(64),
  },
  events,
});
const edited = (data: JsonObject): EventDraft => ({
  type: "ApplicationEdited",
  schema: 1,
  data,
  personal,
});
const reading = (parts: readonly SealedPart[]) => () =>
  Promise.resolve(new Map(parts.map(({ hash, blob }) => [hash, blob])));

const room = () => {
  const keys = new MemoryDataKeys();
  return { keys, sealer: new Sealer(keys, secret) };
};

describe("sealing and opening", () => {
  const texts = fc.dictionary(text, text, { maxKeys: 5, noNullPrototype: true });

  it("gives back what went in, whatever it was", () =>
    fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 4 }), async (edits) => {
        const { sealer } = room();
        const data = edits.map((each) => ({ texts: each, values: { seats: 12 } }));
        const { events, parts } = await sealer.sealEvents(drafts(...data.map(edited)));
        expect(events.every(verifyEventId)).toBe(true);
        const asStored = events.map(({ event }) => ({ event, personal }));
        expect(await sealer.open(asStored, reading(parts))).toEqual(data);
        // One at a time too: an event's place in its command needs no neighbours.
        for (const [i, each] of asStored.entries()) {
          expect(await sealer.open([each], reading(parts))).toEqual([data[i]]);
        }
      }),
    ));

  it("leaves nothing personal in the bytes, and names the stream as the subject", async () => {
    const { sealer } = room();
    const draft = edited({ texts: { summary: "un secret" }, motives: "un autre secret" });
    const { events, parts } = await sealer.sealEvents(drafts(draft));
    const bytes = Buffer.concat(
      [...events, ...parts].map((it) => ("bytes" in it ? it.bytes : it.blob)),
    );
    expect(bytes.includes("secret")).toBe(false);
    expect(parts.map(({ subject }) => subject)).toEqual([stream, stream]);
    expect(events[0]?.event.data).toEqual({
      texts: { summary: { sealed: parts[0]?.hash, of: stream } },
      motives: { sealed: parts[1]?.hash, of: stream },
    });
  });

  it("fills the envelope: versions and salts follow, absent fields are left out", async () => {
    const { sealer } = room();
    const clear = { type: "ApplicationWithdrawn", schema: 2, data: {} };
    const { events } = await sealer.sealEvents({ ...drafts(clear, clear), basis: [] });
    const { command } = drafts();
    expect(events.map(({ event }) => [event.version, event.salt])).toEqual([
      [4, secret.saltOf(command.id, 0)],
      [5, secret.saltOf(command.id, 1)],
    ]);
    expect(events[0]?.event).not.toHaveProperty("cause");
    expect(events[0]?.event).not.toHaveProperty("basis");
    const cause = "275589e7-24ef-8908-97c5-c8a18a6fcc84" as Id<"event">;
    const basis = [{ stream: "scheme-creativallee", version: 0 }] as const;
    const answer = await sealer.sealEvents({ ...drafts(clear), cause, basis });
    expect(answer.events[0]?.event).toMatchObject({ cause, basis });
  });

  it("tells a declared field that is no text for the mistake that it is", async () => {
    const { sealer } = room();
    const sealing = sealer.sealEvents(drafts(edited({ texts: { seats: 12 } })));
    await expect(sealing).rejects.toThrow(WrongPersonalField);
    const { events } = await sealer.sealEvents(
      drafts({ type: "ApplicationEdited", schema: 1, data: { motives: "in clear" } }),
    );
    const opening = sealer.open(
      events.map(({ event }) => ({ event, personal })),
      reading([]),
    );
    await expect(opening).rejects.toThrow(WrongPersonalField);
  });

  it("knows sealed values by declaration, not by their shape", async () => {
    const { sealer } = room();
    const data = { note: { sealed: "0".repeat(64), of: stream } };
    const { events, parts } = await sealer.sealEvents(drafts(edited(data)));
    expect(parts).toEqual([]);
    expect(
      await sealer.open(
        events.map(({ event }) => ({ event, personal })),
        reading([]),
      ),
    ).toEqual([data]);
  });

  it("asks for parts and keys once a batch, and not at all where nothing is sealed", async () => {
    const { sealer } = room();
    const one = await sealer.sealEvents(drafts(edited({ motives: "a" }), edited({ motives: "b" })));
    const asked: (readonly string[])[] = [];
    const read = (hashes: readonly string[]) => {
      asked.push(hashes);
      return reading(one.parts)();
    };
    const stored = one.events.map(({ event }) => ({ event, personal }));
    await sealer.open([...stored, ...stored], read);
    expect(asked).toEqual([one.parts.map(({ hash }) => hash)]);
    await sealer.open(
      one.events.map(({ event }) => ({ event })),
      read,
    );
    expect(asked).toHaveLength(1);
  });
});

describe("after an erasure", () => {
  const data = { texts: { summary: "un secret" }, values: { seats: 12 } };
  const gone = mask(data, personal);

  it("fields read as erased without the key, and the event's hash still holds", async () => {
    const { events, parts } = await room().sealer.sealEvents(drafts(edited(data)));
    const stored = events.map(({ event }) => ({ event, personal }));
    expect(await room().sealer.open(stored, reading(parts))).toEqual([gone]);
    expect(events.every(verifyEventId)).toBe(true);
  });

  it("fields read as erased when a key was made anew for the same subject", async () => {
    const { events, parts } = await room().sealer.sealEvents(drafts(edited(data)));
    const { keys, sealer } = room();
    await keys.ensure(stream);
    const stored = events.map(({ event }) => ({ event, personal }));
    expect(await sealer.open(stored, reading(parts))).toEqual([gone]);
  });

  it("fields read as erased without the blob", async () => {
    const { sealer } = room();
    const { events } = await sealer.sealEvents(drafts(edited(data)));
    const stored = events.map(({ event }) => ({ event, personal }));
    expect(await sealer.open(stored, reading([]))).toEqual([gone]);
  });
});

describe("what was altered", () => {
  it("is never read as erased", async () => {
    const { sealer } = room();
    const { events, parts } = await sealer.sealEvents(drafts(edited({ motives: "a" })));
    const other = await sealer.sealEvents(drafts(edited({ motives: "b" })));
    const stored = events.map(({ event }) => ({ event, personal }));
    // Under the other's name, at the very place where it was once sealed itself.
    const swapped = parts.map((part) => ({ ...part, blob: other.parts[0]?.blob ?? part.blob }));
    await expect(sealer.open(stored, reading(swapped))).rejects.toThrow(CannotOpen);
  });

  it("is told where the log's secret is another's", async () => {
    const { keys, sealer } = room();
    const { events, parts } = await sealer.sealEvents(drafts(edited({ motives: "a" })));
    const stranger = new Sealer(keys, createLogSecret(Buffer.alloc(32, 9)));
    const stored = events.map(({ event }) => ({ event, personal }));
    await expect(stranger.open(stored, reading(parts))).rejects.toThrow(OtherLog);
  });
});

describe("the print of a command", () => {
  const body = { texts: { summary: "un secret" }, values: { seats: 12 } };

  it("is the same for the same command, in whatever order its fields come", async () => {
    const { sealer } = room();
    const print = await sealer.print("EditApplication", stream, body, personal);
    const turned = { values: body.values, texts: body.texts };
    expect(await sealer.print("EditApplication", stream, turned, personal)).toBe(print);
    expect(print).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("differs with the type, the stream, and each value, personal or not", async () => {
    const { sealer } = room();
    const prints = await Promise.all([
      sealer.print("EditApplication", stream, body, personal),
      sealer.print("StartApplication", stream, body, personal),
      sealer.print("EditApplication", "application-other", body, personal),
      sealer.print("EditApplication", stream, { ...body, texts: { summary: "x" } }, personal),
      sealer.print("EditApplication", stream, { ...body, texts: { other: "un secret" } }, personal),
      sealer.print("EditApplication", stream, { ...body, values: { seats: 13 } }, personal),
    ]);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it("is told again without a key being made, and not at all once its key is gone", async () => {
    const { keys, sealer } = room();
    const again = () => sealer.printAgain("EditApplication", stream, body, personal);
    expect(await again()).toBeUndefined();
    expect(await keys.find([stream])).toEqual(new Map());
    const print = await sealer.print("EditApplication", stream, body, personal);
    expect(await again()).toBe(print);
    const clear = { seats: 12 };
    expect(await room().sealer.printAgain("EditApplication", stream, clear)).toBe(
      await sealer.print("EditApplication", stream, clear),
    );
  });

  it("does not confirm a guess of a personal value once its key is gone", async () => {
    const print = await room().sealer.print("EditApplication", stream, body, personal);
    // The right guess, the log's secret in hand: without the data key it leads nowhere.
    expect(await room().sealer.print("EditApplication", stream, body, personal)).not.toBe(print);
    const clear = { values: body.values };
    expect(await room().sealer.print("EditApplication", stream, clear)).toBe(
      await room().sealer.print("EditApplication", stream, clear),
    );
  });
});
