import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { binaryEvent, type EventStoreDBClient, jsonEvent } from "@eventstore/db-client";
import { Client, Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { linkTo, type Link } from "../../../test/event-store-server/link.js";
import { type Node, startNode } from "../../../test/event-store-server/server.js";
import { addressOf } from "../../../test/event-store-server/under-test.js";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { appendEach, followed } from "../contract/following.js";
import { endOf, freshStream, ids, restOf, sample, samples } from "../contract/samples.js";
import { beginning, LogUnavailable } from "../port.js";
import { appendSettled } from "../settle.js";
import { logMigrations } from "../postgres/migrations.js";
import { clientAt } from "./client.js";
import { EventStoreDbEventStore } from "./eventstoredb-event-store.js";
import { partsInDoubtMigrations } from "./migrations.js";
import { positionAt } from "./position.js";
import { PostgresSealedParts } from "./postgres-sealed-parts.js";
import { nameOf } from "./recorded.js";

let database: TestDatabase;
let pool: Pool;
let node: Node;
let link: Link;
let client: EventStoreDBClient;
let store: EventStoreDbEventStore;
let stream: StreamName;

beforeAll(async () => {
  database = await testDatabase();
  const migrating = new Client(database.connection);
  await migrating.connect();
  for (const { sql } of [...logMigrations, ...partsInDoubtMigrations]) await migrating.query(sql);
  await migrating.end();
  pool = new Pool({ ...database.connection, max: 2 }).on("error", () => undefined);
  node = await startNode();
  link = await linkTo(node);
  client = clientAt(`${addressOf(link)}&defaultDeadline=2000`);
  store = new EventStoreDbEventStore(client, new PostgresSealedParts(pool));
}, 30_000);
afterAll(async () => {
  await client.dispose();
  await link.close();
  await node.stop();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  stream = freshStream();
});

const start = (first = samples(stream, 0, 1)) => store.append(stream, "none", first, []);
/** Again and again while the log is away. */
const onceReached = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
    }
  }
};
const length = async () => (await store.read(stream, 0, "forwards", 10)).length;

describe("The log in EventStoreDB", () => {
  // Were its name for the expected revision no longer the client's, every append would be let through.
  it("is told by the server itself that a revision is wrong", async () => {
    await start();
    const wrong = await client
      .appendToStream(nameOf(stream), jsonEvent({ type: "Other", data: {} }), {
        expectedRevision: 7n,
      })
      .catch((error: unknown) => error);
    expect(wrong).toMatchObject({ type: "wrong-expected-version" });
    expect(await start()).toEqual({ outcome: "conflict", actual: 0 });
    expect(await length()).toBe(1);
  });

  it("goes on at another node when the one it knew leads no more", async () => {
    const other = await startNode(node.log);
    node.leader = other;
    node.fates.push("not-leader");
    expect((await start()).outcome).toBe("ok");
    // Until that one goes as well, and the client comes back to the address that it was given.
    await other.stop();
    node.leader = node;
    const events = samples(stream, 1, 1);
    const { outcome } = await onceReached(() => appendSettled(store, stream, 0, events, []));
    expect(["ok", "duplicate"]).toContain(outcome);
  });

  it("tells that nothing was written when it is turned away, or nobody is there", async () => {
    node.fates.push("unavailable");
    await expect(start()).rejects.toThrow(LogUnavailable);
    link.refuse(true);
    await expect(start()).rejects.toThrow(LogUnavailable);
    await expect(store.readAll(beginning, 1)).rejects.toThrow(LogUnavailable);
    link.refuse(false);
    expect(await onceReached(length)).toBe(0);
  });

  it("does not know what became of an append that a silent server has taken", async () => {
    const events = samples(stream, 0, 1);
    node.fates.push("silent");
    expect((await start(events)).outcome).toBe("unknown");
    node.fates.push({ slow: 100 });
    expect((await start(events)).outcome).toBe("ok");
  });

  it("takes a refusal for what it is when the stream holds other events", async () => {
    node.fates.push("wrong-expected-version");
    expect(await start()).toEqual({ outcome: "conflict", actual: 7 });
  });

  it("follows on by itself when its connection breaks, time and again", async () => {
    const from = await endOf(store);
    await appendEach(store, 3);
    let breaks = 0;
    const got = await followed(store, from, 18, async () => {
      if ((breaks += 1) > 3) return;
      link.cut();
      const other = clientAt(addressOf(node));
      await appendEach(new EventStoreDbEventStore(other, new PostgresSealedParts(pool)), 3);
      await other.dispose();
    });
    const all = ids(await restOf(store, from));
    expect(ids(got)).toEqual(all.slice(0, got.length));
  });

  it("sees nothing of what others keep there, deleted, scavenged or linked to", async () => {
    const from = await endOf(store);
    const theirs = (name: string, type: string) =>
      client.appendToStream(name, binaryEvent({ type, data: Buffer.from("0@person-1") }));
    await theirs("person-1", "PersonRegistered");
    await theirs("orders-1", "OrderPlaced");
    await theirs(nameOf(freshStream()), "$>");
    await start();
    await client.deleteStream("person-1");
    await client.tombstoneStream("orders-1");
    node.log.scavenge();
    await store.append(stream, 0, samples(stream, 1, 1), []);
    expect(ids(await restOf(store, from))).toHaveLength(2);
    expect(ids(await followed(store, from, 2))).toEqual(ids(await restOf(store, from)));
  });

  it("stops at an event that is none, in its stream alone", async () => {
    const from = await endOf(store);
    await start();
    await client.appendToStream(
      nameOf(stream),
      jsonEvent({ type: "Other", data: { not: "ours" } }),
    );
    await appendEach(store, 1);
    const [sound, broken, next] = await restOf(store, from);
    expect([sound?.unreadable, next?.unreadable]).toEqual([undefined, undefined]);
    expect(broken?.unreadable).toBe("Its bytes are JSON, but no event.");
    expect(broken?.event).toMatchObject({ stream, version: 1, type: "Unreadable" });
  });

  it("stops at a stream that somebody has deleted, when it begins anew at the next revision", async () => {
    await start(samples(stream, 0, 2));
    await client.deleteStream(nameOf(stream));
    expect(await length()).toBe(0);
    const from = await endOf(store);
    await start();
    const [begun] = await restOf(store, from);
    expect(begun?.unreadable).toBe("It says that it stands elsewhere.");
    expect(begun?.event).toMatchObject({ stream, version: 2 });
  });

  it("refuses a position of another log, read or followed", async () => {
    await start();
    const between = positionAt({ commit: 7n, prepare: 7n });
    await expect(store.readAll(between, 1)).rejects.toThrow(RangeError);
    const { signal } = new AbortController();
    await expect(store.follow(between, signal).next()).rejects.toThrow(RangeError);
  });
});

describe("a sealed part whose append was cut off", () => {
  const part = () => {
    const blob = randomBytes(300);
    return { hash: createHash("sha256").update(blob).digest("hex"), subject: stream, blob };
  };
  const naming = ({ hash }: { readonly hash: string }, version = 0) =>
    sample(stream, version, { text: { sealed: hash, of: stream } });
  const dayLater = () =>
    pool.query("update log.parts_in_doubt set since = since - interval '25 hours'");
  const kept = async (...hashes: readonly string[]) => [
    ...(await store.sealedParts(hashes)).keys(),
  ];

  it("is there before its event is, and stays when that has come after all", async () => {
    const own = part();
    node.fates.push("silent");
    expect((await store.append(stream, "none", [naming(own)], [own])).outcome).toBe("unknown");
    expect(await kept(own.hash)).toEqual([own.hash]);
    expect((await start([naming(own)])).outcome).toBe("ok");
    await dayLater();
    await store.sweep();
    expect(await kept(own.hash)).toEqual([own.hash]);
  });

  it("is swept after a day when its event never came, or another stands there", async () => {
    const [never, other, young] = [part(), part(), part()];
    node.fates.push("silent", "silent", "silent");
    await store.append(stream, 4, [naming(never, 5)], [never]);
    await store.append(stream, "none", [naming(other)], [other]);
    await start();
    await dayLater();
    await store.append(stream, "none", [naming(young)], [young]);
    await store.sweep();
    expect(await kept(never.hash, other.hash, young.hash)).toEqual([young.hash]);
  });
});
