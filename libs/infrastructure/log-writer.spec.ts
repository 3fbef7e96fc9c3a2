import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client } from "pg";
import { freshStream, samples } from "#event-store/contract/samples.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { migrations } from "../../apps/server/migrations.js";
import { postgresServer, type PostgresServer } from "../../test/postgres-server.js";
import { readSettings } from "./configuration/settings.js";
import { openHouse, type House } from "./house.js";

let folder: string;
let server: PostgresServer;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-writer-"));
  server = await postgresServer();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await fs.rm(folder, { recursive: true });
});

const open = (url: string): Promise<House> =>
  openHouse({
    settings: readSettings({ DATABASE_URL: url, DATA_DIR: folder }),
    role: "server",
    migrations,
  });

const events = [
  "update log.events set version = 9",
  "delete from log.events",
  "truncate log.events",
];
const parts = ["update log.sealed_parts set blob = ''", "truncate log.sealed_parts"];

const append = async (house: House) => {
  const stream = freshStream();
  const store = new PostgresEventStore(house.logPool(1));
  expect(await store.append(stream, "none", samples(stream, 0, 2), [])).toMatchObject({
    outcome: "ok",
  });
  expect(await store.read(stream, 0, "forwards", 10)).toHaveLength(2);
};

describe("the program that writes the log", () => {
  it("can only add to it and read it, once the role for that is there", async () => {
    const url = await server.database("guarded");
    await server.run("create role creativallee_log nologin; grant creativallee_log to guarded");
    const house = await open(url);
    expect(house.connection.logRole).toBe("creativallee_log");
    await append(house);
    const pool = house.logPool(1);
    for (const change of [...events, ...parts, "delete from log.sealed_parts"])
      await expect(pool.query(change)).rejects.toThrow("permission denied");
    await expect(pool.query("alter table log.events disable trigger all")).rejects.toThrow(
      "must be owner",
    );
    await pool.query("reset role");
    await expect(pool.query("delete from log.events")).rejects.toThrow("permission denied");
    await house.stop();
  });

  it("is kept from changing it by the tables themselves, without such a role, or as their owner", async () => {
    const url = await server.database("plain");
    const house = await open(url);
    expect(house.connection.logRole).toBeUndefined();
    await append(house);
    for (const change of [...events, ...parts])
      await expect(house.logPool(1).query(change)).rejects.toThrow("only ever added to");
    await house.stop();
  });

  it("is given the role where the connecting user may make it", async () => {
    const url = await server.database("making");
    await server.run("drop owned by creativallee_log", "guarded");
    await server.run("revoke creativallee_log from guarded; drop role creativallee_log");
    await server.run("alter role making createrole");
    const houses = await Promise.all([open(url), open(url)]);
    for (const house of houses) {
      expect(house.connection.logRole).toBe("creativallee_log");
      await append(house);
      await house.stop();
    }
  });

  it("does without a role that may do more than it should", async () => {
    const url = await server.database("loose");
    await server.run("grant creativallee_log to loose");
    await (await open(url)).stop();
    const { port } = server;
    const user = { user: "loose", password: "of loose", database: "loose" };
    const owner = new Client({ host: "127.0.0.1", port, ...user });
    await owner.connect();
    await owner.query("grant delete on log.events to creativallee_log");
    await owner.end();
    const house = await open(url);
    expect(house.connection.logRole).toBeUndefined();
    await house.stop();
  });
});
