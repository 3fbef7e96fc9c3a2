import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readTree } from "#audit-log/tree.js";
import { beginning, type EventStore, LogUnavailable, type Position } from "#event-store/port.js";
import { MemoryEventStore } from "#event-store/memory.js";
import { freshStream, sample, samples, written } from "#event-store/contract/samples.js";
import { Projector } from "#projections/projector.js";
import { ReactionProjection } from "#reactions/reaction-projection.js";
import { reactions } from "#reactions/registry.js";
import { encodeEvent } from "#sealing/event-codec.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { type Node, startNode } from "../../test/event-store-server/server.js";
import { addressOf } from "../../test/event-store-server/under-test.js";
import { openEngine } from "../server/engine.js";
import { openLog } from "../server/log.js";
import { openingOf } from "../server/opening.js";
import { dossiersFile } from "../server/sample/dossiers.js";
import { compareLogs, copyLog, LogsDiffer, NotAsHashed } from "./copy-log.js";

const quiet = { progress: () => undefined, signal: new AbortController().signal };

/** Events under the ids that follow from their bytes, of several streams in turn. */
const history = (count: number) => {
  const streams = [freshStream(), freshStream(), freshStream()];
  return Array.from({ length: count }, (_, nth) => {
    const stream = streams[nth % 3] ?? freshStream();
    const { id: _id, ...event } = sample(stream, Math.floor(nth / 3)).event;
    return encodeEvent(event);
  });
};
const logOf = async (events: ReturnType<typeof history>): Promise<EventStore> => {
  const store = new MemoryEventStore();
  for (const one of events) {
    const { stream, version } = one.event;
    await store.append(stream, version === 0 ? "none" : version - 1, [one], []);
  }
  return store;
};
const all = (store: EventStore) => store.readAll(beginning, 10_000);

describe("copying a log", () => {
  const events = history(40);

  it("brings the same bytes in the same order, and nothing the second time", async () => {
    const [from, to] = [await logOf(events), await logOf([])];
    expect(await copyLog({ from, to, ...quiet })).toBe(40);
    expect(written(await all(to))).toEqual(written(events));
    expect(await copyLog({ from, to, ...quiet })).toBe(0);
    expect(await compareLogs({ from, to, ...quiet }, () => undefined)).toBe(40);
  });

  it("goes on where it was cut off", async () => {
    const [from, to] = [await logOf(events), await logOf(events.slice(0, 17))];
    expect(await copyLog({ from, to, ...quiet })).toBe(23);
    expect(written(await all(to))).toEqual(written(events));
  });

  it("that loses its target, or an answer of it, in the midst goes on with the next run", async () => {
    const [from, kept] = [await logOf(events), await logOf([])];
    const append = kept.append.bind(kept);
    let nth = 0;
    const to: EventStore = Object.assign(kept, {
      append: async (...given: Parameters<EventStore["append"]>) => {
        nth += 1;
        if (nth === 9 || nth === 10) throw new LogUnavailable("The target is away.");
        const appended = await append(...given);
        // This one is there, and nobody was told so.
        if (nth === 15) throw new Error("cut off");
        return appended;
      },
    });
    await expect(copyLog({ from, to, ...quiet })).rejects.toThrow(LogUnavailable);
    expect(await all(to)).toHaveLength(8);
    await expect(copyLog({ from, to, ...quiet })).rejects.toThrow(LogUnavailable);
    await expect(copyLog({ from, to, ...quiet })).rejects.toThrow("cut off");
    expect(await all(to)).toHaveLength(13);
    expect(await copyLog({ from, to, ...quiet })).toBe(27);
    expect(await compareLogs({ from, to, ...quiet }, () => undefined)).toBe(40);
    expect(written(await all(to))).toEqual(written(events));
  });

  it("ends where it is asked to, and goes on from there", async () => {
    const [from, to] = [await logOf(events), await logOf([])];
    const over = new AbortController();
    const stopping = (count: number) => {
      if (count === 12) over.abort(new Error("asked to end"));
    };
    const readAll = from.readAll.bind(from);
    const inPages = Object.assign(from, {
      readAll: (after: Position) => readAll(after, 10),
    });
    const asked = copyLog({ from: inPages, to, progress: stopping, signal: over.signal });
    await expect(asked).rejects.toThrow("asked to end");
    expect((await all(to)).length).toBeLessThan(40);
    await copyLog({ from, to, ...quiet });
    expect(written(await all(to))).toEqual(written(events));
  });

  it("refuses a target that holds anything else, or more", async () => {
    const [from, longer] = [await logOf(events), await logOf([...events, ...history(3)])];
    for (const to of [await logOf(history(5)), longer]) {
      await expect(copyLog({ from, to, ...quiet })).rejects.toThrow(LogsDiffer);
      await expect(compareLogs({ from, to, ...quiet }, () => undefined)).rejects.toThrow(
        LogsDiffer,
      );
    }
  });

  it("passes no event on that is not as it was hashed", async () => {
    const from = await logOf(events.slice(0, 2));
    const stream = freshStream();
    await from.append(stream, "none", samples(stream, 0, 1), []);
    const to = await logOf([]);
    await expect(copyLog({ from, to, ...quiet })).rejects.toThrow(NotAsHashed);
  });
});

describe("creativallee log copy", () => {
  let cli: CommandLine;
  let node: Node;
  const onServer = () => ({ env: { ...cli.env, EVENTSTORE_URL: addressOf(node) } });
  beforeAll(async () => {
    node = await startNode();
    cli = await commandLine();
    expect((await cli.run(["import", dossiersFile(), "--scheme", "creativallee"])).status).toBe(0);
    expect((await cli.run(["applications"])).status).toBe(0);
  }, 60_000);
  afterAll(async () => {
    await cli.stop();
    await node.stop();
  }, 30_000);

  /** As a worker does, which notes the last event that it was told of. */
  const followed = async (eventStoreUrl?: string): Promise<void> => {
    const { house, dataDir } = cli;
    const engine = await openEngine(house, path.join(dataDir, "files"), eventStoreUrl);
    const { store, reading } = engine;
    const projector = new Projector({
      connection: house.connection,
      store,
      open: openingOf(engine),
      models: [],
      reactions: reactions.map((reaction) => new ReactionProjection(reaction, store)),
      report: (fault) => console.error(fault),
    });
    const over = new AbortController();
    const running = projector.run(over.signal);
    const noted = `select from read.log_seen where event = $1`;
    const last = (await all(store)).at(-1)?.event.id;
    while ((await reading.query(noted, [last])).rowCount === 0) await pause(20);
    over.abort();
    await running;
  };

  it("says what a place is, and wants two of them", async () => {
    const places = ["http://elsewhere", "eventstore", "here"];
    for (const to of places)
      expect(await cli.run(["log", "copy", "--from", "postgres", "--to", to])).toMatchObject({
        status: 2,
        error: [expect.stringContaining("A place is postgres, eventstore")],
      });
    const same = await cli.run(["log", "copy", "--from", "postgres", "--to", "postgres"]);
    expect(same.error).toEqual(["Both places are the same."]);
  });

  it("moves it to a server, where everything goes on", async () => {
    const elsewhere = await cli.run(["applications"], onServer());
    expect(elsewhere.error[0]).toContain("follows another log");
    const before = (await cli.run(["applications"])).out;
    await followed();
    expect((await cli.run(["audit", "rebuild"])).status).toBe(0);
    const moved = await cli.run(["log", "copy", "--from", "postgres", "--to", addressOf(node)]);
    expect(moved).toMatchObject({ status: 0, error: [] });
    expect(moved.out[0]).toMatch(/^(\d+) events, of which \1 were copied now; both logs are/);
    const after = await cli.run(["applications"], onServer());
    expect(after).toEqual({ status: 0, error: [], out: before });
    expect((await cli.run(["replay"], onServer())).out.at(-1)).toBe("All is as it should be.");
    // The tree is the same, and goes on from where its last event stands now.
    expect((await cli.run(["audit", "rebuild", "--check"], onServer())).status).toBe(0);
    const pool = cli.house.pool("spec", 1);
    const tree = await readTree(pool);
    const store = await openLog(pool, addressOf(node));
    const [last, ...more] = await store.readAll(tree.before, 10);
    expect([last?.position, more]).toEqual([tree.position, []]);
    const doctor = await cli.run(["doctor"], onServer());
    expect(doctor.out).toContainEqual(
      expect.stringMatching(/^✓ Log on EventStoreDB: \d+ events, without a gap/),
    );
    expect(doctor.status).toBe(0);
    const nowhere = { env: { ...cli.env, EVENTSTORE_URL: "esdb://127.0.0.1:1?tls=false" } };
    expect((await cli.run(["doctor"], nowhere)).out).toContainEqual(
      expect.stringMatching(/^✗ The log does not answer/),
    );
    expect((await cli.run(["applications"], nowhere)).error[0]).toMatch(/^The log does not answer/);
    const left = await cli.run(["applications"]);
    expect([left.status, left.error[0]]).toEqual([
      1,
      expect.stringContaining("follows another log"),
    ]);
  }, 60_000);

  it("moves it back, with what has happened there", async () => {
    const [line = ""] = (await cli.run(["applications", "--json"], onServer())).out;
    const { id } = JSON.parse(line) as { readonly id: string };
    const body = JSON.stringify({ text: "Bonjour" });
    const sent = await cli.run(["do", "SendMessage", id, "--body", body], onServer());
    expect(sent).toMatchObject({ status: 0 });
    await followed(addressOf(node));
    const back = await cli.run(
      ["log", "copy", "--from", "eventstore", "--to", "postgres"],
      onServer(),
    );
    expect(back.error).toEqual([]);
    expect(back.out[0]).toMatch(/of which 1 were copied now/);
    expect((await cli.run(["replay"])).out.at(-1)).toBe("All is as it should be.");
    expect((await cli.run(["doctor"])).status).toBe(0);
  }, 60_000);
});
