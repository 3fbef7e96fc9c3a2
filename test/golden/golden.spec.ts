import { describe, expect, it } from "@jest/globals";
import { maskedEvent } from "#commands/domain-event.js";
import type { DomainEvent } from "#kernel/index.js";
import { aggregates, everyRule } from "#labelling/registry.js";
import { decodeEvent, verifyEventId } from "#sealing/event-codec.js";
import { sha256 } from "#sealing/hash.js";
import { mask } from "#sealing/personal-fields.js";
import { derivedKeys, erasedKeys } from "../domain/house.js";
import { actsOf, aggregateOf } from "#verification/act.js";
import { ruleOf } from "#verification/decide-again.js";
import { decideAgain, foldMasked, logOf, openEvents, pastOf } from "../domain/replay.js";
import {
  keptBlobNames,
  keptBlobs,
  personalIn,
  readLog,
  readReadings,
  readSamples,
  sampleFile,
  storyNames,
} from "./kept.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const declared = aggregates.flatMap(({ events }) =>
  Object.entries(events).flatMap(([type, { schema }]) =>
    Array.from({ length: schema }, (_, nth) => sampleFile(type, nth + 1)),
  ),
);

describe("an event of each type, in each schema version ever released,", () => {
  const samples = readSamples();

  it("has its sample", () => {
    const kept = samples.map(({ file }) => file);
    const missing = declared.filter((file) => !kept.includes(file));
    expect(
      missing.map((file) => `add test/golden/${file}: tell a story, run npm run golden`),
    ).toEqual([]);
  });

  it.each(samples.map(({ file, bytes }) => [file, bytes] as const))(
    "is read from the bytes of %s, which are its own, and folded",
    (file, bytes) => {
      const event = decodeEvent(bytes);
      expect(sampleFile(event.type, event.schema)).toBe(file);
      expect(verifyEventId({ event, bytes })).toBe(true);
      const aggregate = aggregateOf(event.stream);
      const folded = aggregate.evolve(aggregate.initial, maskedEvent(aggregate, event));
      expect(folded).toEqual(expect.anything());
    },
  );
});

it.each(keptBlobNames())("the blob %s is what it is named by", async (name) => {
  expect(sha256((await keptBlobs.get(name)) ?? Buffer.of())).toBe(name);
});

describe.each(storyNames())("the log %s", (story) => {
  const { events: encoded, parts } = readLog(story);
  const readParts = async () => parts;
  const { opened, states } = readReadings(story);
  const events = encoded.map(({ event }) => event);
  const log = logOf(events);
  const past = pastOf(log);
  const acts = [...log.values()].flatMap(actsOf);
  const openedAs = (keys: typeof derivedKeys) => openEvents(events, readParts, keys);

  it("holds events whose ids follow from their bytes", () => {
    expect(encoded.filter((event) => !verifyEventId(event))).toEqual([]);
  });

  it("names sealed values by what they are", () => {
    for (const [hash, blob] of parts) expect(sha256(blob)).toBe(hash);
  });

  it("opens to the same words", async () => {
    const told = await openedAs(derivedKeys);
    const personal = events.flatMap((event, nth) => {
      const values = personalIn(event, told[nth] ?? event);
      return Object.keys(values).length > 0 ? [[event.id, values]] : [];
    });
    expect(Object.fromEntries(personal)).toEqual(opened);
  });

  it.each([...log.keys()])(
    "folds %s to the same state, opened, erased and unseen",
    async (stream) => {
      const own = log.get(stream) ?? [];
      const aggregate = aggregateOf(stream);
      const fold = (told: readonly DomainEvent[]) =>
        plain(told.reduce((state, event) => aggregate.evolve(state, event), aggregate.initial));
      expect(plain(foldMasked(aggregate, own))).toEqual(states[stream]);
      expect(fold(await openEvents(own, readParts, derivedKeys))).toEqual(states[stream]);
      expect(fold(await openEvents(own, readParts, erasedKeys))).toEqual(states[stream]);
    },
  );

  it.each(acts.map((act) => [act[0].command.type, act[0].stream, act[0].version, act] as const))(
    "has %s decided again as it was, on %s at %d",
    async (_, __, ___, act) => {
      for (const keys of [derivedKeys, erasedKeys]) {
        const made = await openEvents(act, readParts, keys);
        expect(await decideAgain(past, keptBlobs, act, made)).toStrictEqual({ accepted: made });
      }
    },
  );

  it("knows what is personal in every command that brings it", async () => {
    for (const act of acts) {
      const rule = ruleOf(act);
      const made = await openEvents(act, readParts, derivedKeys);
      const words = act.flatMap((event, nth) =>
        Object.values(personalIn(event, made[nth] ?? event)).map(String),
      );
      const body = mask({ ...rule.commandOf(made) }, rule.personal ?? []);
      const shown = words.filter((word) => JSON.stringify(body).includes(JSON.stringify(word)));
      expect(shown.map((word) => `${rule.type} shows “${word}” to whoever has its print`)).toEqual(
        [],
      );
    }
  });
});

it("every command that can be recorded has been recorded in one of the logs", () => {
  const events = storyNames().flatMap((story) => readLog(story).events);
  const recorded = new Set(
    events.map(({ event: { command } }) => `${command.type} ${command.schema}`),
  );
  const missing = everyRule.filter(({ type, schema }) => !recorded.has(`${type} ${schema}`));
  expect(missing.map(({ type }) => `tell a story with ${type}`)).toEqual([]);
});
