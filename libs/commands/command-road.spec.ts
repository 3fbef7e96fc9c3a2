import { beforeEach, describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { MemoryEventStore } from "#event-store/memory.js";
import { type EncodedEvent, LogUnavailable } from "#event-store/port.js";
import {
  type Actor,
  type Command,
  erased,
  type PersonId,
  type Process,
  streamName,
} from "#kernel/index.js";
import { MemoryDataKeys } from "#sealing/data-keys.js";
import { encodeEvent } from "#sealing/event-codec.js";
import { createLogSecret } from "#sealing/log-secret.js";
import { Sealer } from "#sealing/sealer.js";
import { CommandRoad } from "./command-road.js";
import { FromNewerRelease } from "./domain-event.js";
import type { Answer } from "./outcome.js";
import { forward, parcel, post, stamp, takeBack } from "./parcel.story.js";
import { ProcessRoad } from "./process-road.js";
import { ClockNotTrusted } from "./stamp-clock.js";
import { Streams } from "./streams.js";

const ana: Actor = { id: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId, as: "carrier" };
const noBlobs = { put: async () => "", get: async () => undefined };

/** One log, and as many processes on it as a spec wants, each with its own cache. */
const house = () => {
  const store = new MemoryEventStore();
  const secret = createLogSecret(new Uint8Array(32).fill(7));
  const keys = new MemoryDataKeys();
  const sealer = new Sealer(keys, secret);
  let now = "2006-10-02T09:00:00.000Z";
  let trusted = true;
  const clock = { now: () => now, isTrusted: () => trusted };
  const office = (monotonic?: () => number) => {
    const streams = new Streams(store, monotonic);
    const road = new CommandRoad(store, streams, sealer, secret, noBlobs, clock);
    const processes = new ProcessRoad(road, streams, secret, noBlobs);
    const run = (command: Command, key: string, body: object = {}, more = {}) =>
      road.execute({ command, id: "1", body, actor: ana, key, ...more });
    const forwarded = (key: string, to: string, note = "x") =>
      processes.execute({ process: forward, id: "2", body: { to, note }, actor: ana, key });
    const asked = (process: Process, key: string) =>
      processes.execute({ process, id: "1", body: {}, actor: ana, key });
    return { streams, run, forwarded, asked };
  };
  const log = async () => (await store.readAll("" as never, 1_000)).map(({ event }) => event);
  return {
    store,
    keys,
    office,
    log,
    at: (time: string) => (now = time),
    doubtClock: (doubted: boolean) => (trusted = !doubted),
  };
};

let here: ReturnType<typeof house>;
let office: ReturnType<ReturnType<typeof house>["office"]>;
beforeEach(() => {
  here = house();
  office = here.office();
});

const saw = (seen: number) => ({ seen: (version: number) => version === seen });

const done = (answers: readonly Partial<Answer>[]) =>
  expect.objectContaining({
    outcome: "done",
    answers: answers.map((a) => expect.objectContaining(a)),
  });

describe("a command on its way into the log", () => {
  it("leaves its events, and answers with their ids and versions", async () => {
    const outcome = await office.run(post, "k", { note: "for Ana" });
    const [event] = await here.log();
    expect(outcome).toEqual(
      done([{ version: 0, events: [{ id: event?.id ?? "", type: "ParcelPosted", version: 0 }] }]),
    );
    expect(event).toMatchObject({
      stream: "parcel-1",
      actor: ana,
      command: { type: "PostParcel" },
    });
  });

  it("keeps personal values out of the event", async () => {
    await office.run(post, "k", { note: "for Ana" });
    expect(JSON.stringify(await here.log())).not.toContain("for Ana");
  });

  it("never shows a rule what an erasure could take away", async () => {
    await office.run(post, "k", { note: "for Ana" });
    const { state } = await office.streams.load(parcel, "1", 0);
    expect(state).toMatchObject({ note: erased });
  });

  it("changes nothing when it comes again, and gives the first answer", async () => {
    const first = await office.run(post, "k", { note: "for Ana" });
    await office.run(stamp, "s");
    expect(await office.run(post, "k", { note: "for Ana" })).toEqual(first);
    expect(await here.office().run(post, "k", { note: "for Ana" })).toEqual(first);
    expect(await here.log()).toHaveLength(2);
  });

  it("is not confirmed from memory alone when it comes again while its log does not answer", async () => {
    await office.run(post, "k", { note: "for Ana" });
    here.store.read = () => Promise.reject(new LogUnavailable("away"));
    await expect(office.run(post, "k", { note: "for Ana" })).rejects.toThrow(LogUnavailable);
  });

  it("stores nothing when it is refused, no key for what is personal either", async () => {
    const unseen = await office.run(post, "k", { note: "for Ana" }, saw(7));
    here.doubtClock(true);
    await expect(office.run(post, "k", { note: "for Ana" })).rejects.toThrow(ClockNotTrusted);
    expect(unseen).toEqual({ outcome: "stale" });
    expect(await here.keys.find(["parcel-1"])).toEqual(new Map());
    here.doubtClock(false);
    await office.run(post, "k", { note: "for Ana" });
    expect((await here.keys.find(["parcel-1"])).size).toBe(1);
  });

  it("is told from another command under the same key", async () => {
    await office.run(post, "k", { note: "for Ana" });
    expect(await office.run(post, "k", { note: "for Bob" })).toEqual({ outcome: "key-reused" });
    expect(await office.run(stamp, "k")).toEqual({ outcome: "key-reused" });
  });

  it("finds it so already without an event, and does not remember that it asked", async () => {
    await office.run(post, "k", { note: "x" });
    expect(await office.run(post, "l", { note: "x" })).toEqual(done([{ version: 0, events: [] }]));
    expect(await here.log()).toHaveLength(1);
  });

  it("is refused by the rule, and decided anew when it comes again", async () => {
    const refused = { outcome: "rejected", rejection: { code: "PARCEL_UNKNOWN", about: {} } };
    expect(await office.run(stamp, "s")).toEqual(refused);
    await office.run(post, "k", { note: "x" });
    expect(await office.run(stamp, "s")).toEqual(done([{ version: 1 }]));
  });

  it("knows the head of the stream from its own append, and need not look at it again", async () => {
    let now = 0;
    const watched = here.office(() => now);
    await watched.run(post, "k", { note: "x" });
    now = 60_000;
    await watched.run(stamp, "s");
    here.store.read = () => Promise.reject(new Error("looked at"));
    await watched.streams.load(parcel, "1", 1_000);
    now += 1_001;
    await expect(watched.streams.load(parcel, "1", 1_000)).rejects.toThrow("looked at");
  });

  it("is refused only from the head of the stream, not from what was known", async () => {
    const elsewhere = here.office();
    await elsewhere.streams.load(parcel, "1", 0);
    await office.run(post, "k", { note: "x" });
    expect(await elsewhere.run(stamp, "s")).toEqual(done([{ version: 1 }]));
  });

  it("is stale when the caller has seen another version, after a look at the head", async () => {
    await office.run(post, "k", { note: "x" });
    const elsewhere = here.office();
    await elsewhere.streams.load(parcel, "1", 0);
    await office.run(stamp, "s");
    expect(await elsewhere.run(stamp, "t", {}, saw(0))).toEqual({ outcome: "stale" });
    expect(await elsewhere.run(stamp, "u", {}, saw(1))).toEqual(done([{ version: 2 }]));
  });

  it("is never recorded before the stream's last event, whatever the clock says", async () => {
    await office.run(post, "k", { note: "x" });
    here.at("2006-10-01T09:00:00.000Z");
    await office.run(stamp, "s");
    expect((await here.log()).map(({ at }) => at)).toEqual(
      Array(2).fill("2006-10-02T09:00:00.000Z"),
    );
  });

  it("is not taken while the clock cannot be trusted, and is once it can", async () => {
    const first = await office.run(post, "k", { note: "x" });
    here.at("2031-10-02T09:00:00.000Z");
    here.doubtClock(true);
    await expect(office.run(stamp, "s")).rejects.toThrow(ClockNotTrusted);
    // What was answered needs no time to be answered again.
    expect(await here.office().run(post, "k", { note: "x" })).toEqual(first);
    here.at("2006-10-02T09:00:01.000Z");
    here.doubtClock(false);
    await office.run(stamp, "s");
    expect((await here.log()).at(-1)?.at).toBe("2006-10-02T09:00:01.000Z");
  });

  it("refuses a stream that holds what only a newer release can read", async () => {
    await office.run(post, "k", { note: "x" });
    const [event] = await here.log();
    if (!event) throw new Error("nothing was posted");
    const newer: EncodedEvent = encodeEvent({
      ...event,
      version: 1,
      type: "ParcelDroned",
      data: {},
    });
    await here.store.append(event.stream, 0, [newer], []);
    await expect(here.office().run(stamp, "s")).rejects.toThrow(FromNewerRelease);
  });

  it("keeps to the rule when many come at once from several processes", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 4, maxLength: 12 }), async (through) => {
        const many = house();
        const offices = [many.office(), many.office(), many.office()];
        await offices[0]?.run(post, "k", { note: "x" });
        const outcomes = await Promise.all(
          through.map(async (which, n) => offices[which]?.run(stamp, `stamp-${n}`)),
        );
        const taken = outcomes.filter((outcome) => outcome?.outcome === "done").length;
        const events = await many.log();
        expect(taken).toBe(3);
        expect(events.map(({ version }) => version)).toEqual([0, 1, 2, 3]);
      }),
      { numRuns: 30 },
    ));

  it("leaves one event when one key comes many times at once", async () => {
    await office.run(post, "k", { note: "x" });
    const offices = [here.office(), here.office()];
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => offices[n % 2]?.run(stamp, "same")),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await here.log()).toHaveLength(2);
  });
});

const post1 = () => office.run(post, "k", { note: "x" });
const phaseOf = async (id: string) => (await here.office().streams.load(parcel, id, 0)).state.phase;

/** The first plan has a step before it that the second finds done. */
const keyed = (withFirst: boolean): Process => ({
  ...forward,
  steps: async (_, { self }) => [
    ...(withFirst ? [{ key: "other", command: post, id: "3", body: { note: "x" } }] : []),
    {
      key: "own",
      command: post,
      id: self,
      body: { note: "x" },
      back: [
        // It has nothing to say: this parcel is posted.
        { command: post, id: "3", body: { note: "x" } },
        { command: takeBack, id: self, body: {} },
      ],
    },
    { key: "last", command: stamp, id: "2", body: {} },
  ],
});

describe("a process", () => {
  it("runs its steps in order, and a repeat changes nothing", async () => {
    await post1();
    const first = await office.forwarded("f", "1");
    expect(first).toEqual(done([{ stream: "parcel-2" }, { stream: "parcel-1", version: 1 }]));
    expect(await here.office().forwarded("f", "1")).toEqual(first);
    expect(await here.log()).toHaveLength(3);
  });

  it("may refuse before its first step", async () =>
    expect(await office.forwarded("f", "nowhere")).toMatchObject({ outcome: "rejected" }));

  it("undoes what was done when a later step is refused", async () => {
    expect(await office.forwarded("f", "1")).toMatchObject({ outcome: "rejected" });
    expect(await phaseOf("2")).toBe("unknown");
    expect((await here.log()).map(({ type }) => type)).toEqual(["ParcelPosted", "ParcelReturned"]);
  });

  it("does not take an undone step for a done one when the same key comes again", async () => {
    await office.forwarded("f", "1");
    await post1();
    expect(await here.office().forwarded("f", "1")).toMatchObject({ outcome: "done" });
    expect(await phaseOf("2")).toBe("posted");
  });

  it("undoes a step by its own name, wherever in the plan it stands by then", async () => {
    expect(await office.asked(keyed(true), "f")).toMatchObject({ outcome: "rejected" });
    await office.run(post, "late", { note: "x" }, { id: "2" });
    expect(await here.office().asked(keyed(false), "f")).toMatchObject({ outcome: "done" });
    expect(await phaseOf("1")).toBe("posted");
    expect((await here.log()).map(({ stream, type }) => `${type} ${stream}`)).toEqual([
      "ParcelPosted parcel-3",
      "ParcelPosted parcel-1",
      "ParcelReturned parcel-1",
      "ParcelPosted parcel-2",
      "ParcelPosted parcel-1",
      "ParcelStamped parcel-2",
    ]);
  });

  it("is told from another under the same key before anything is stored", async () => {
    await post1();
    await office.run(post, "other", { note: "x" }, { id: "3" });
    await office.forwarded("f", "1");
    const before = await here.log();
    expect(await office.forwarded("f", "3", "y")).toEqual({ outcome: "key-reused" });
    expect(await here.log()).toEqual(before);
  });

  it("completes what a crash cut short", async () => {
    await post1();
    const stream = streamName(parcel.kind, "2");
    await office.run(post, "f/0/0", { note: "x" }, { id: "2" });
    expect(await here.office().forwarded("f", "1")).toMatchObject({ outcome: "done" });
    expect(await here.store.read(stream, 0, "forwards", 10)).toHaveLength(1);
  });

  it("takes the steps that come in when what it was planned from has moved meanwhile", async () => {
    await office.run(post, "other", { note: "x" }, { id: "2" });
    let posted: Promise<unknown> | undefined;
    const stampBoth: Process = {
      ...forward,
      steps: async (_, { self }, world) => {
        const { phase } = await world.fold(parcel, self);
        // Just after the plan was read: it does not know of the second stamp yet.
        await (posted ??= here.office().run(post, "k", { note: "x" }));
        const own = { command: stamp, id: self, body: {} };
        return phase === "unknown" ? [own] : [own, { command: stamp, id: "2", body: {} }];
      },
    };
    const first = await office.asked(stampBoth, "f");
    expect(first).toEqual(done([{ stream: "parcel-1" }, { stream: "parcel-2", version: 1 }]));
    expect(await here.office().asked(stampBoth, "f")).toEqual(first);
  });
});
