import { describe, expect, it } from "@jest/globals";
import { freshStream, samples } from "./contract/samples.js";
import { MemoryEventStore } from "./memory.js";
import { LogUnavailable, type Appended, type EventStore } from "./port.js";
import { appendSettled, OutcomeUnknown } from "./settle.js";

type Answer = Appended | LogUnavailable | "as it is";

/** A log that first answers as told; what it was asked to append is there all the same, or not. */
class Evasive extends MemoryEventStore {
  tries = 0;
  constructor(
    private readonly answers: readonly Answer[],
    private readonly written: "at first" | "never",
  ) {
    super();
  }

  override async append(...append: Parameters<EventStore["append"]>): Promise<Appended> {
    const answer = this.answers[this.tries] ?? "as it is";
    this.tries += 1;
    if (answer === "as it is") return super.append(...append);
    if (this.tries === 1 && this.written === "at first") await super.append(...append);
    if (answer instanceof LogUnavailable) throw answer;
    return answer;
  }
}

const unknown: Appended = { outcome: "unknown", reason: "cut" };
const away = new LogUnavailable("away");

const settle = async (store: EventStore) => {
  const stream = freshStream();
  return appendSettled(store, stream, "none", samples(stream, 0, 2), []);
};

describe("settling an append", () => {
  it("asks once when the answer comes", async () => {
    const store = new Evasive([], "never");
    expect((await settle(store)).outcome).toBe("ok");
    expect(store.tries).toBe(1);
  });
  it("passes on that nothing was written", () =>
    expect(settle(new Evasive([away], "never"))).rejects.toBe(away));
  it("asks on while the log is away, since the first try may have come through", async () => {
    const store = new Evasive([unknown, away, unknown], "at first");
    expect((await settle(store)).outcome).toBe("duplicate");
  });
  it("writes what the first try did not", async () => {
    const store = new Evasive([unknown], "never");
    expect((await settle(store)).outcome).toBe("ok");
  });
  it("looks into the stream when the store takes its own events for a conflict", async () => {
    const conflict: Appended = { outcome: "conflict", actual: 1 };
    const there = await settle(new Evasive([unknown, conflict], "at first"));
    expect(there.outcome).toBe("duplicate");
    expect(await settle(new Evasive([unknown, conflict], "never"))).toEqual(conflict);
  });
  it("says in the end that it does not know, which is an absence of the log to its caller", async () => {
    const settling = settle(new Evasive([unknown, away, away, unknown, unknown], "at first"));
    await expect(settling).rejects.toThrow(OutcomeUnknown);
    await expect(settling).rejects.toThrow(LogUnavailable);
  });
});
