import { describe, expect, it } from "@jest/globals";
import type { Appended, EncodedEvent } from "../port.js";
import { appendEach, followed } from "./following.js";
import { rival } from "./rival.js";
import { endOf, freshStream, ids, restOf, samples } from "./samples.js";
import type { Subject } from "./store-under-test.js";

export const atOnce = (subject: Subject): void => {
  describe("at once", () => {
    it("lets exactly one of many through at a version, whichever process it comes from", async () => {
      const { store, another } = subject();
      const stream = freshStream();
      for (let version = 0; version < 10; version += 1) {
        const expected = version === 0 ? "none" : version - 1;
        const rivals = Array.from({ length: 8 }, (_, index) => ({
          through: index % 2 === 0 ? store : another,
          events: samples(stream, version, 1),
        }));
        const outcomes = await Promise.all(
          rivals.map(({ through, events }) => through.append(stream, expected, events, [])),
        );
        const lost = outcomes.filter(({ outcome }) => outcome !== "ok");
        expect(lost).toHaveLength(rivals.length - 1);
        for (const each of lost) expect(each).toEqual({ outcome: "conflict", actual: version });
      }
      expect(await store.read(stream, 0, "forwards", 100)).toHaveLength(10);
    });

    it("stores the same append, sent by several at once, a single time", async () => {
      const { store, another } = subject();
      const stream = freshStream();
      const events = samples(stream, 0, 3);
      const outcomes = await Promise.all(
        [store, another, store, another].map((via) => via.append(stream, "none", events, [])),
      );
      const told = outcomes.map(({ outcome }) => outcome).toSorted();
      expect(told).toEqual(["duplicate", "duplicate", "duplicate", "ok"]);
      expect(ids(await store.read(stream, 0, "forwards", 10))).toEqual(ids(events));
    });

    it("keeps each append whole and each stream in order while two processes write", async () => {
      const { store, rivalProcess } = subject();
      const start = await endOf(store);
      const streams = Array.from({ length: 6 }, () => freshStream());
      const other = rivalProcess(streams);
      // Not before the other one has begun.
      await Promise.race([other, followed(store, start, 1)]);
      const lanes = Array.from({ length: 4 }, (_, lane) => rival(store, streams, lane));
      const accepted = (await Promise.all([...lanes, other])).flat();
      const log = ids(await restOf(store, start));
      expect(log.toSorted()).toEqual(accepted.flat().toSorted());
      for (const append of accepted) {
        const at = log.indexOf(append[0] ?? "");
        expect(log.slice(at, at + append.length)).toEqual(append);
      }
      for (const stream of streams) {
        const stored = await store.read(stream, 0, "forwards", 1_000);
        expect(stored.map(({ event }) => event.version)).toEqual([...stored.keys()]);
      }
    });

    it("never passes a writer that is held in mid-transaction, whether it commits or not", async () => {
      const { store, another, holdWriter } = subject();
      for (const end of ["commit", "rollBack"] as const) {
        const start = await endOf(store);
        const late = samples(freshStream(), 0, 2);
        const writer = await holdWriter(late);
        const others = Promise.all([appendEach(store, 20), appendEach(another, 20)]);
        const count = 78 + (end === "commit" ? late.length : 0);
        const followers = [followed(store, start, count), followed(another, start, count)];
        // Readers that read on from what they saw, while the writer is held and after.
        for (let look = 0; look < 5; look += 1) await endOf(store);
        await writer[end]();
        await others;
        const log = ids(await restOf(store, start));
        expect(log).toHaveLength(count);
        expect(ids(late).every((id) => log.includes(id))).toBe(end === "commit");
        for (const seen of await Promise.all(followers)) expect(ids(seen)).toEqual(log);
      }
    });

    it("answers everyone of a crowd for itself", async () => {
      const { store } = subject();
      const crowd = Array.from({ length: 64 }, (_, index) => {
        const stream = freshStream();
        // Every fourth one is wrong about its stream.
        const expected = index % 4 === 3 ? 7 : ("none" as const);
        const events: EncodedEvent[] = samples(
          stream,
          expected === "none" ? 0 : 8,
          1 + (index % 3),
        );
        return { stream, expected, events };
      });
      const outcomes: Appended[] = await Promise.all(
        crowd.map(({ stream, expected, events }) => store.append(stream, expected, events, [])),
      );
      for (const [index, { stream, expected, events }] of crowd.entries()) {
        const stored = await store.read(stream, 0, "forwards", 10);
        expect(ids(stored)).toEqual(expected === "none" ? ids(events) : []);
        expect(outcomes[index]).toEqual(
          expected === "none"
            ? { outcome: "ok", position: stored.at(-1)?.position }
            : { outcome: "conflict", actual: "none" },
        );
      }
    });
  });
};
