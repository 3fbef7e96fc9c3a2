import { describe, expect, it } from "@jest/globals";
import { streamName } from "#kernel/index.js";
import { readLog } from "../../test/golden/kept.js";
import { foldMasked, logOf } from "../../test/domain/replay.js";
import { aggregateOf } from "./act.js";
import { differenceBetween } from "./difference.js";
import { NeverStood, RecentPast } from "./past.js";
import { StreamIndex } from "./stream-index.js";

const events = readLog("label-life").events.map(({ event }) => event);
const log = logOf(events);

describe("the past of a log", () => {
  it.each([
    ["all that is recent", { streams: 4_096, states: 16 }],
    ["next to nothing", { streams: 1, states: 1 }],
  ])("is the same at every version, with %s in memory", async (_, bounds) => {
    const index = new StreamIndex();
    for (const [nth, { stream }] of events.entries()) index.add(stream, nth);
    const past = new RecentPast(
      async (stream, upTo) => index.placesOf(stream, upTo + 1).flatMap((nth) => events[nth] ?? []),
      bounds,
    );
    for (const event of events) await past.extend(event);
    for (const [stream, own] of log)
      for (let version = -1; version < own.length; version += 1)
        expect(await past.stateAt(stream, version)).toEqual(
          foldMasked(aggregateOf(stream), own.slice(0, version + 1)),
        );
  });

  it("does not know what comes later", async () => {
    const past = new RecentPast(async () => events);
    const later = events.find(({ stream }) => stream !== events[0]?.stream);
    if (events[0]) await past.extend(events[0]);
    await expect(past.stateAt(later?.stream ?? "a-b", 0)).rejects.toThrow(NeverStood);
  });

  it("does not make up what never was", async () => {
    const past = new RecentPast(async () => []);
    const [first] = events;
    if (first) await past.extend(first);
    await expect(past.stateAt(first?.stream ?? "a-b", 1)).rejects.toThrow(NeverStood);
    await expect(past.stateAt(streamName("scheme", "none"), 3)).rejects.toThrow(NeverStood);
  });
});

describe("the place where two values differ", () => {
  it.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: undefined }, {}, undefined],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, "/a/1/b"],
    [{ a: [1] }, { a: [1, 2] }, "/a/1"],
    [{ "a/b": 1 }, { "a/b": null }, "/a~1b"],
    [[], {}, ""],
    [undefined, { a: 1 }, ""],
  ])("of %j and %j is %j", (one, other, place) =>
    expect(differenceBetween(one, other)).toBe(place),
  );
});
