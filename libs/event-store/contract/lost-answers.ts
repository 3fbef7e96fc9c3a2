import { describe, expect, it } from "@jest/globals";
import { appendSettled } from "../settle.js";
import { freshStream, ids, samples } from "./samples.js";
import type { Subject } from "./store-under-test.js";

export const lostAnswers = (subject: Subject): void => {
  describe("a lost answer", () => {
    it("is told as unknown, and settled by the same bytes at the same version", async () => {
      const { store, loseNextAnswer } = subject();
      const stream = freshStream();
      const events = samples(stream, 0, 2);
      loseNextAnswer();
      expect((await store.append(stream, "none", events, [])).outcome).toBe("unknown");
      expect((await store.append(stream, "none", events, [])).outcome).toBe("duplicate");
      expect(ids(await store.read(stream, 0, "forwards", 10))).toEqual(ids(events));
    });

    it("is settled for the caller, who hears where the events are", async () => {
      const { store, loseNextAnswer } = subject();
      const stream = freshStream();
      const events = samples(stream, 0, 1);
      loseNextAnswer();
      const settled = await appendSettled(store, stream, "none", events, []);
      const [stored] = await store.read(stream, 0, "forwards", 10);
      expect(settled).toEqual({ outcome: "duplicate", position: stored?.position });
    });

    it("of an append that was refused settles as that refusal", async () => {
      const { store, another, loseNextAnswer } = subject();
      const stream = freshStream();
      await another.append(stream, "none", samples(stream, 0, 1), []);
      loseNextAnswer();
      const settled = await appendSettled(store, stream, "none", samples(stream, 0, 1), []);
      expect(settled).toEqual({ outcome: "conflict", actual: 0 });
    });
  });
};
