import { describe, expect, it } from "@jest/globals";
import type { EventStore } from "#event-store/port.js";
import { freshStream, samples } from "#event-store/contract/samples.js";
import { MemoryEventStore } from "#event-store/memory.js";
import { type StreamName, streamName } from "#kernel/index.js";
import { origin, theLog } from "#labelling/origin/origin.js";
import { laidOut } from "../../test/laid-out.js";
import { LogShorter } from "./log-seen.js";
import { projectionMigrations } from "./migrations.js";
import { WatchedLog } from "./watched-log.js";

const { pool } = await laidOut(projectionMigrations);

/** One address, behind which another log may come to stand. */
const address = () => {
  let behind: EventStore = new MemoryEventStore();
  const store: EventStore = {
    append: (...asked) => behind.append(...asked),
    read: (...asked) => behind.read(...asked),
    readAll: (...asked) => behind.readAll(...asked),
    follow: (...asked) => behind.follow(...asked),
    sealedParts: (...asked) => behind.sealedParts(...asked),
  };
  return { store, leadsTo: (other: EventStore) => void (behind = other) };
};
const write = (log: EventStore, stream: StreamName, version: number) =>
  log.append(stream, version === 0 ? "none" : version - 1, samples(stream, version, 1), []);

describe("a log that loses its end while a process knows it", () => {
  const stream = freshStream();
  const behind = async () => {
    const store = new MemoryEventStore();
    for (const version of [0, 1]) await write(store, stream, version);
    return store;
  };
  const seen = async () => {
    const { store, leadsTo } = address();
    const log = new WatchedLog(store, pool);
    await log.look();
    const whole = await behind();
    leadsTo(whole);
    await write(log, stream, 2);
    return { log, leadsTo, whole };
  };

  it("is found at the next doubt, and neither read nor written from then on", async () => {
    const { log, leadsTo } = await seen();
    leadsTo(await behind());
    log.doubt();
    await expect(write(log, freshStream(), 0)).rejects.toThrow(LogShorter);
    await expect(log.read(stream, 0, "forwards", 1)).rejects.toThrow(LogShorter);
  });

  it("is found by a stream that ends before what was folded of it", async () => {
    const { log, leadsTo } = await seen();
    leadsTo(await behind());
    await expect(write(log, stream, 3)).rejects.toThrow(LogShorter);
  });

  it("is told to processes that had not seen what is gone", async () => {
    const { log, leadsTo } = await seen();
    const older = await behind();
    leadsTo(older);
    await expect(log.look()).rejects.toThrow(LogShorter);
    await expect(new WatchedLog(older, pool).look()).rejects.toThrow(LogShorter);
  });

  it("is the same as before once what was gone is there again", async () => {
    const { log, leadsTo, whole } = await seen();
    leadsTo(await behind());
    await expect(log.look()).rejects.toThrow(LogShorter);
    leadsTo(whole);
    await log.look();
    expect(await write(log, stream, 3)).toMatchObject({ outcome: "ok" });
    await new WatchedLog(whole, pool).look();
  });

  it("is refused by this process alone once it was recovered", async () => {
    const { log, leadsTo } = await seen();
    const recovered = await behind();
    await write(recovered, streamName(origin.kind, theLog), 0);
    leadsTo(recovered);
    await expect(log.look()).rejects.toThrow(LogShorter);
    await new WatchedLog(recovered, pool).look();
  });

  it("is doubted for nothing where it was merely away", async () => {
    const { log } = await seen();
    log.doubt();
    expect(await write(log, stream, 3)).toMatchObject({ outcome: "ok" });
  });
});
