import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ServerCredentials } from "@grpc/grpc-js";
import type { EventStoreDBClient } from "@eventstore/db-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { certificate } from "../../../test/certificate.js";
import { ServerLog } from "../../../test/event-store-server/log.js";
import { type Node, startNode } from "../../../test/event-store-server/server.js";
import { freshStream, samples } from "../contract/samples.js";
import { LogUnavailable, type EventStore } from "../port.js";
import { appendSettled } from "../settle.js";
import { clientAt } from "./client.js";
import { EventStoreDbEventStore } from "./eventstoredb-event-store.js";
import type { PostgresSealedParts } from "./postgres-sealed-parts.js";

const nodes: Node[] = [];
const clients: EventStoreDBClient[] = [];
const node = async (...how: Parameters<typeof startNode>): Promise<Node> => {
  const started = await startNode(...how);
  nodes.push(started);
  return started;
};
/** None of these events names a sealed part. */
const storeAt = (address: string): EventStore => {
  const client = clientAt(address);
  clients.push(client);
  return new EventStoreDbEventStore(client, {} as PostgresSealedParts);
};
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  for (const started of nodes.splice(0)) await started.stop();
});

const append = async (store: EventStore) => {
  const stream = freshStream();
  return (await appendSettled(store, stream, "none", samples(stream, 0, 1), [])).outcome;
};

describe("a cluster", () => {
  it("is written to where its gossip says that it is led, and elsewhere after an election", async () => {
    const log = new ServerLog();
    const [follower, leader] = [await node(log), await node(log)];
    follower.leader = leader;
    // It would not answer: whoever asks it for more than the way does so in vain.
    follower.fates.push("silent");
    const store = storeAt(
      `esdb://127.0.0.1:${follower.port},127.0.0.1:${leader.port}?tls=false&discoveryInterval=20`,
    );
    expect(await append(store)).toBe("ok");
    expect(follower.fates).toHaveLength(1);
    follower.fates.splice(0);
    await leader.stop();
    // Nobody leads: nothing is written, and nothing ends the process.
    await expect(append(store)).rejects.toThrow(LogUnavailable);
    follower.leader = follower;
    let outcome: string | undefined;
    while (outcome === undefined) outcome = await append(store).catch(() => undefined);
    expect(["ok", "duplicate"]).toContain(outcome);
  });
});

describe("a server without TLS", () => {
  it("is told of without what OpenSSL tells its authors", async () => {
    const { port } = await node(new ServerLog());
    const told = await append(storeAt(`esdb://127.0.0.1:${port}`)).catch(String);
    expect(told).toMatch(/^LogUnavailable: .*SSL routines: wrong version number\.$/);
  });
});

describe("a server with TLS", () => {
  let folder: string;
  let files: { readonly cert: string; readonly key: string };
  let pair: { readonly cert_chain: Buffer; readonly private_key: Buffer };
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "esdb-tls-"));
    files = await certificate(folder);
    pair = { cert_chain: await fs.readFile(files.cert), private_key: await fs.readFile(files.key) };
  });
  afterAll(() => fs.rm(folder, { recursive: true }));

  it("lets in who knows its certificate, and gives a user and password", async () => {
    const credentials = ServerCredentials.createSsl(null, [pair]);
    const { port } = await node(new ServerLog(), { credentials, user: "ana:s:cret" });
    const authority = encodeURIComponent(files.cert);
    const at = (user: string, query = `?tlsCAFile=${authority}`) =>
      append(storeAt(`esdb://${user}localhost:${port}${query}`));
    // Unescaped, a colon would end the password.
    expect(await at("ana:s%3Acret@")).toBe("ok");
    await expect(at("ana:other@")).rejects.toThrow("UNAUTHENTICATED");
    await expect(at("")).rejects.toThrow(LogUnavailable);
    await expect(at("ana:s%3Acret@", "")).rejects.toThrow(LogUnavailable);
  });

  it("lets in who has a certificate of its own", async () => {
    const credentials = ServerCredentials.createSsl(pair.cert_chain, [pair], true);
    const { port } = await node(new ServerLog(), { credentials });
    const [authority, key] = [encodeURIComponent(files.cert), encodeURIComponent(files.key)];
    const trusting = `esdb://localhost:${port}?tlsCAFile=${authority}`;
    const own = `&userCertFile=${authority}&userKeyFile=${key}`;
    expect(await append(storeAt(`${trusting}${own}`))).toBe("ok");
    await expect(append(storeAt(trusting))).rejects.toThrow(LogUnavailable);
    expect(() => storeAt(`${trusting}${own}-elsewhere`)).toThrow("not found");
  });
});
