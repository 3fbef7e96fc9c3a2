import { describe, expect, it } from "@jest/globals";
import { MemoryEventStore } from "#event-store/memory.js";
import { engineActor } from "#kernel/index.js";
import { MemoryDataKeys } from "#sealing/data-keys.js";
import { createLogSecret } from "#sealing/log-secret.js";
import { Sealer } from "#sealing/sealer.js";
import { CommandRoad } from "./command-road.js";
import { type Operation, Operations } from "./operation.js";
import { parcel, post } from "./parcel.story.js";
import { ProcessRoad } from "./process-road.js";
import { Streams } from "./streams.js";

const house = () => {
  const store = new MemoryEventStore();
  const secret = createLogSecret(new Uint8Array(32).fill(7));
  const streams = new Streams(store);
  const blobs = { put: async () => "", get: async () => undefined };
  const clock = { now: () => "2006-10-02T09:00:00.000Z", isTrusted: () => true };
  const sealer = new Sealer(new MemoryDataKeys(), secret);
  const road = new CommandRoad(store, streams, sealer, secret, blobs, clock);
  const processes = new ProcessRoad(road, streams, secret, blobs);
  const all = new Operations(road, processes, streams, secret, async () => "granted");
  const ask = (operation: Operation, id?: string, key = "k") => {
    const asked = { body: { note: "x" }, actor: engineActor, key };
    return all.execute(operation, id === undefined ? asked : { ...asked, id });
  };
  return { store, ask };
};

const posting: Operation = { asks: "one", ...post };

describe("what makes a new thing", () => {
  it("makes its id from who asks and the key, and takes none that is offered", async () => {
    const { store, ask } = house();
    await expect(ask(posting, "mine")).rejects.toThrow("makes its own id");
    expect(await store.readAll("" as never, 1)).toEqual([]);
    expect(await ask(posting)).toMatchObject({ outcome: "done" });
    expect(await ask(posting)).toMatchObject({ outcome: "done" });
    expect(await store.readAll("" as never, 10)).toHaveLength(1);
  });
  it("makes one of what there is one of, under whichever key", async () => {
    const { ask } = house();
    const idOf = async (operation: Operation, key: string) => {
      const made = await ask(operation, undefined, key);
      return made.outcome === "done" ? made.answers[0]?.id : made.outcome;
    };
    const only: Operation = { ...posting, identity: () => "the one" };
    expect(await idOf(only, "a")).toBe(await idOf(only, "b"));
    expect(await idOf(posting, "a")).not.toBe(await idOf(posting, "b"));
  });
  it("makes it under the name that it is given where people name it, and none without", async () => {
    const { ask } = house();
    const named: Operation = { ...posting, on: { ...parcel, named: true } };
    const made = await ask(named, "for-ana");
    expect(made).toMatchObject({ outcome: "done", answers: [{ id: "for-ana" }] });
    expect(await ask(named)).toEqual({ outcome: "not-found" });
  });
});
