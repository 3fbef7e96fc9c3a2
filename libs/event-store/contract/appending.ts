import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { AppendTooLarge, limits } from "../port.js";
import {
  endOf,
  freshStream,
  ids,
  restOf,
  sample,
  sampleOfSize,
  samples,
  written,
} from "./samples.js";
import type { Subject } from "./store-under-test.js";

export const appending = (subject: Subject): void => {
  describe("appending", () => {
    it("starts a stream that must not exist, then goes on at its exact version", async () => {
      const { store } = subject();
      const stream = freshStream();
      const [first, second] = [samples(stream, 0, 1), samples(stream, 1, 1)];
      expect((await store.append(stream, "none", first, [])).outcome).toBe("ok");
      expect((await store.append(stream, 0, second, [])).outcome).toBe("ok");
      const stored = await store.read(stream, 0, "forwards", 10);
      expect(written(stored)).toEqual(written([...first, ...second]));
    });

    it("refuses at any other version, says where the stream stands, and writes nothing", async () => {
      const { store } = subject();
      const stream = freshStream();
      const missing = await store.append(stream, 4, samples(stream, 5, 1), []);
      expect(missing).toEqual({ outcome: "conflict", actual: "none" });
      await store.append(stream, "none", samples(stream, 0, 3), []);
      const end = await endOf(store);
      const conflict = { outcome: "conflict", actual: 2 };
      expect(await store.append(stream, "none", samples(stream, 0, 1), [])).toEqual(conflict);
      expect(await store.append(stream, 1, samples(stream, 2, 1), [])).toEqual(conflict);
      expect(await store.append(stream, 3, samples(stream, 4, 1), [])).toEqual(conflict);
      expect(await restOf(store, end)).toEqual([]);
    });

    it("appends several events as one, side by side, and answers the last one's position", async () => {
      const { store } = subject();
      const stream = freshStream();
      const end = await endOf(store);
      const events = samples(stream, 0, limits.events);
      const appended = await store.append(stream, "none", events, []);
      const stored = await restOf(store, end);
      expect(ids(stored)).toEqual(ids(events));
      expect(appended).toEqual({ outcome: "ok", position: stored.at(-1)?.position });
    });

    it("appends all or nothing", async () => {
      const { store } = subject();
      const stream = freshStream();
      const [first, ...others] = samples(stream, 0, 3);
      if (first) await store.append(stream, "none", [first], []);
      const all = [...(first ? [first] : []), ...others];
      // Half of it is there: that is no duplicate.
      expect((await store.append(stream, "none", all, [])).outcome).toBe("conflict");
      expect(await store.read(stream, 0, "forwards", 10)).toHaveLength(1);
    });

    it("tells the very same events from others, even after appends that went between", async () => {
      const { store, another } = subject();
      const stream = freshStream();
      const events = samples(stream, 0, 2);
      const first = await store.append(stream, "none", events, []);
      const again = { ...first, outcome: "duplicate" };
      expect(await store.append(stream, "none", events, [])).toEqual(again);
      await store.append(stream, 1, samples(stream, 2, 3), []);
      expect(await another.append(stream, "none", events, [])).toEqual(again);
      const others = await store.append(stream, "none", samples(stream, 0, 2), []);
      expect(others).toEqual({ outcome: "conflict", actual: 4 });
      expect(await store.read(stream, 0, "forwards", 10)).toHaveLength(5);
    });

    it("keeps bytes exactly as given, in any script", async () => {
      const { store } = subject();
      const stream = freshStream();
      const text =
        "« Créativallée » œuvre à Roubaix 🧵, Żółć, 日本語, a\u0301, \u2028, \u001f, \\ \" '";
      const spaced = Buffer.concat([sample(stream, 1, { text }).bytes, Buffer.from(" \n")]);
      const events = [
        sample(stream, 0, { text }),
        { ...sample(stream, 1, { text }), bytes: spaced },
      ];
      await store.append(stream, "none", events, []);
      const stored = await store.read(stream, 0, "forwards", 10);
      expect(written(stored)).toEqual(written(events));
      expect(stored.map(({ event }) => event)).toEqual(events.map(({ event }) => event));
    });

    it("takes what is just within its limits", async () => {
      const { store } = subject();
      const large = freshStream();
      const each = sampleOfSize(large, 0, limits.eventBytes);
      expect((await store.append(large, "none", [each], [])).outcome).toBe("ok");
      expect(written(await store.read(large, 0, "forwards", 1))).toEqual(written([each]));

      const full = freshStream();
      const size = limits.appendBytes / 16;
      const many = Array.from({ length: 16 }, (_, version) => sampleOfSize(full, version, size));
      expect((await store.append(full, "none", many, [])).outcome).toBe("ok");
      expect(written(await store.read(full, 0, "forwards", 16))).toEqual(written(many));
    });

    it("throws on what is beyond them, or cannot follow, and writes nothing", async () => {
      const { store } = subject();
      const stream = freshStream();
      const one = sampleOfSize(stream, 0, limits.eventBytes + 1);
      const full = Array.from({ length: 9 }, (_, at) =>
        sampleOfSize(stream, at, limits.eventBytes),
      );
      const tooMany = samples(stream, 0, limits.events + 1);
      for (const events of [[one], full, tooMany])
        await expect(store.append(stream, "none", events, [])).rejects.toThrow(AppendTooLarge);
      const gap = [sample(stream, 0), sample(stream, 2)];
      for (const events of [[], gap, samples(freshStream(), 0, 1), samples(stream, 1, 1)])
        await expect(store.append(stream, "none", events, [])).rejects.toThrow(RangeError);
      expect(await store.read(stream, 0, "forwards", 10)).toEqual([]);
    });

    it("keeps sealed parts with the events that name them, once, and drops those of a refusal", async () => {
      const { store } = subject();
      const stream = freshStream();
      const part = () => {
        const blob = randomBytes(300);
        return { hash: createHash("sha256").update(blob).digest("hex"), subject: stream, blob };
      };
      const [kept, refused, unknown] = [part(), part(), part()];
      await store.append(stream, "none", samples(stream, 0, 1), [kept]);
      await store.append(stream, 0, samples(stream, 1, 1), [kept]);
      await store.append(stream, "none", samples(stream, 0, 1), [refused]);
      const found = await store.sealedParts([kept.hash, refused.hash, unknown.hash]);
      expect([...found.keys()]).toEqual([kept.hash]);
      expect(Buffer.compare(found.get(kept.hash) ?? Buffer.of(), kept.blob)).toBe(0);
    });
  });
};
