import { describe, expect, it } from "@jest/globals";
import type { EventStore, Position, StoredEvent } from "../port.js";
import { endOf, freshStream, ids, restOf, samples } from "./samples.js";
import type { Subject } from "./store-under-test.js";

/** Follows until so many events have come; `each` is waited for after every batch. */
export const followed = async (
  store: EventStore,
  after: Position,
  count: number,
  each: () => Promise<unknown> = async () => undefined,
): Promise<readonly StoredEvent[]> => {
  const enough = new AbortController();
  const events: StoredEvent[] = [];
  for await (const batch of store.follow(after, enough.signal)) {
    expect(batch).not.toEqual([]);
    events.push(...batch);
    await each();
    if (events.length >= count) enough.abort();
  }
  return events;
};

export const appendEach = async (store: EventStore, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const stream = freshStream();
    await store.append(stream, "none", samples(stream, 0, 1 + (index % 3)), []);
  }
};

export const following = (subject: Subject): void => {
  describe("following", () => {
    it("catches up, then goes on live, without gap or repeat", async () => {
      const { store, another } = subject();
      const start = await endOf(store);
      await appendEach(store, 600);
      const follower = followed(another, start, 1_500);
      await Promise.all([appendEach(store, 75), appendEach(another, 75)]);
      expect(ids(await follower)).toEqual(ids(await restOf(store, start)));
    });

    it("brings what another process appends to one that waits", async () => {
      const { store, another } = subject();
      const start = await endOf(store);
      const stream = freshStream();
      const events = samples(stream, 0, 2);
      let seen = 0;
      const both = [store, another].map((follower) =>
        followed(follower, start, 2, async () => (seen += 1)),
      );
      await another.append(stream, "none", events.slice(0, 1), []);
      await store.append(stream, 0, events.slice(1), []);
      for (const got of await Promise.all(both)) expect(ids(got)).toEqual(ids(events));
      expect(seen).toBeGreaterThanOrEqual(2);
    });

    it("goes at the reader's pace", async () => {
      const { store } = subject();
      const start = await endOf(store);
      await appendEach(store, 30);
      // Each batch makes for another one, until there is enough.
      const got = await followed(store, start, 90, () => appendEach(store, 10));
      const all = ids(await restOf(store, start));
      expect(ids(got)).toEqual(all.slice(0, got.length));
    });

    it("ends on abort, at once if that came before, and when its reader leaves", async () => {
      const { store } = subject();
      const waiting = new AbortController();
      const idle = (async () => {
        for await (const _ of store.follow(await endOf(store), waiting.signal)) return "came";
        return "ended";
      })();
      setImmediate(() => waiting.abort());
      expect(await idle).toBe("ended");
      for await (const _ of store.follow(await endOf(store), AbortSignal.abort()))
        throw new Error("Nothing may come.");
      const start = await endOf(store);
      await appendEach(store, 2);
      for await (const batch of store.follow(start, new AbortController().signal)) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
    });
  });
};
