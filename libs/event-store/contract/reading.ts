import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "@jest/globals";
import type { StreamName } from "#kernel/index.js";
import { beginning, type EncodedEvent, type Position } from "../port.js";
import { endOf, freshStream, ids, restOf, samples } from "./samples.js";
import type { Subject } from "./store-under-test.js";

export const reading = (subject: Subject): void => {
  describe("reading a stream", () => {
    let stream: StreamName;
    let events: readonly EncodedEvent[];
    beforeAll(async () => {
      stream = freshStream();
      events = samples(stream, 0, 10);
      await subject().store.append(stream, "none", events, []);
    });
    const read = async (from: number, direction: "forwards" | "backwards", limit: number) =>
      ids(await subject().store.read(stream, from, direction, limit));
    const some = (...versions: number[]) =>
      ids(versions.flatMap((version) => events[version] ?? []));

    it("goes forwards from a version on, which is included", async () => {
      expect(await read(0, "forwards", 100)).toEqual(ids(events));
      expect(await read(3, "forwards", 4)).toEqual(some(3, 4, 5, 6));
      expect(await read(9, "forwards", 4)).toEqual(some(9));
    });
    it("goes backwards from a version on, which is included", async () => {
      expect(await read(9, "backwards", 3)).toEqual(some(9, 8, 7));
      expect(await read(1, "backwards", 5)).toEqual(some(1, 0));
      expect(await read(1_000_000, "backwards", 1)).toEqual(some(9));
    });
    it("finds nothing beyond either end, with no room for it, or in a stream that is unknown", async () => {
      expect(await read(10, "forwards", 5)).toEqual([]);
      expect(await read(-1, "backwards", 5)).toEqual([]);
      expect(await read(0, "forwards", 0)).toEqual([]);
      expect(await subject().store.read(freshStream(), 0, "forwards", 5)).toEqual([]);
      expect(await subject().store.read(freshStream(), 5, "backwards", 5)).toEqual([]);
    });
    it("tells streams apart that differ only in their end or their case", async () => {
      const { store } = subject();
      for (const near of [`${stream}0`, stream.slice(0, -1), stream.toUpperCase()])
        expect(await store.read(near as StreamName, 0, "forwards", 5)).toEqual([]);
    });
    it("gets through ten thousand events, at either end as well as in the middle", async () => {
      const { store } = subject();
      const long = freshStream();
      const all = samples(long, 0, 10_000);
      for (let from = 0; from < all.length; from += 100)
        await store.append(long, from === 0 ? "none" : from - 1, all.slice(from, from + 100), []);
      expect(ids(await store.read(long, 0, "forwards", 10_000))).toEqual(ids(all));
      expect(ids(await store.read(long, 5_000, "forwards", 2))).toEqual(
        ids(all.slice(5_000, 5_002)),
      );
      expect(ids(await store.read(long, 9_999, "backwards", 1))).toEqual(ids(all.slice(-1)));
    });
  });

  describe("reading the whole log", () => {
    it("pages in the order of appends, at positions that sort bytewise", async () => {
      const { store, another } = subject();
      const start = await endOf(store);
      const streams = Array.from({ length: 12 }, () => freshStream());
      const appended: EncodedEvent[] = [];
      for (const [index, stream] of streams.entries()) {
        const events = samples(stream, 0, 11);
        appended.push(...events);
        await (index % 2 === 0 ? store : another).append(stream, "none", events, []);
      }
      const stored = await restOf(store, start);
      expect(ids(stored)).toEqual(ids(appended));
      const positions = stored.map(({ position }) => position);
      expect(positions.toSorted()).toEqual(positions);
      expect(new Set(positions.map(({ length }) => length)).size).toBe(1);
    });
    it("starts at the beginning, and finds nothing after the end", async () => {
      const { store } = subject();
      const [first, second] = await store.readAll(beginning, 2);
      const after = first?.position ?? beginning;
      expect(ids(await store.readAll(after, 1))).toEqual(second ? ids([second]) : []);
      expect(await store.readAll(await endOf(store), 10)).toEqual([]);
    });
    it("gives the events of certain kinds of stream alone, a full page of them", async () => {
      const { store, another } = subject();
      const start = await endOf(store);
      const wanted: EncodedEvent[] = [];
      for (const kind of ["application", "claim", "person", "application", "claims", "person"]) {
        const stream: StreamName = `${kind}-${randomUUID()}`;
        const events = samples(stream, 0, 3);
        if (kind === "application" || kind === "claim") wanted.push(...events);
        await store.append(stream, "none", events, []);
      }
      const kinds = ["application", "claim"];
      expect(ids(await another.readAll(start, 100, kinds))).toEqual(ids(wanted));
      const first = await another.readAll(start, 7, kinds);
      expect(ids(first)).toEqual(ids(wanted.slice(0, 7)));
      const rest = await another.readAll(first.at(-1)?.position ?? start, 7, kinds);
      expect(ids(rest)).toEqual(ids(wanted.slice(7)));
      expect(await store.readAll(start, 7, ["organisation"])).toEqual([]);
      expect(await store.readAll(start, 7, [])).toEqual([]);
    });
    it("refuses a position that it never gave out", async () => {
      const { store } = subject();
      await expect(store.readAll("yesterday" as Position, 1)).rejects.toThrow(RangeError);
    });
  });
};
