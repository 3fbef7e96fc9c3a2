import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createServer } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { migrations } from "../../apps/server/migrations.js";
import { certificate } from "../../test/certificate.js";
import { postgresServer, type PostgresServer } from "../../test/postgres-server.js";
import { StartRefused } from "./configuration/faults.js";
import { readSettings } from "./configuration/settings.js";
import { unfitness } from "./database/given-server.js";
import { openHouse, type House } from "./house.js";

let folder: string;
let server: PostgresServer;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-given-"));
  server = await postgresServer();
}, 60_000);
afterAll(async () => {
  await server.stop();
  await fs.rm(folder, { recursive: true });
});

const open = (url: string, steps = migrations): Promise<House> =>
  openHouse({
    settings: readSettings({ DATABASE_URL: url, DATA_DIR: path.join(folder, "data") }),
    role: "server",
    migrations: steps,
  });

const opened = async (url: string): Promise<void> => (await open(url)).stop();

/** Why it is refused, and that it says so in two languages without a secret. */
const refusal = async (url: string, steps = migrations) => {
  const thrown = await open(url, steps).then(
    (house) => house.stop(),
    (fault: unknown) => fault,
  );
  if (!(thrown instanceof StartRefused)) throw new Error(`not refused: ${String(thrown)}`);
  expect(String(thrown)).not.toContain("of%20");
  return thrown.faults;
};

describe("a server of one's own", () => {
  it("is migrated once by processes that start at once, and shared by them", async () => {
    const url = await server.database("first");
    const houses = await Promise.all([open(url), open(url), open(url)]);
    for (const house of houses)
      expect((await house.pool("test", 1).query("select from log.events")).rowCount).toBe(0);
    for (const house of houses) await house.stop();
    await opened(url);
  });

  it("is reached by TLS, with a certificate that is known", async () => {
    const url = await server.database("hidden");
    const known = `sslmode=verify-full&sslrootcert=${server.certificate}`;
    const house = await open(`${url}?${known}`);
    const { rows } = await house
      .pool("test", 1)
      .query("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    expect(rows).toEqual([{ ssl: true }]);
    await house.stop();
    await opened(`${url}?sslmode=require`);

    const reason = expect.stringContaining("SELF_SIGNED");
    expect(await refusal(`${url}?sslmode=verify-full`)).toMatchObject([
      { code: "DATABASE_NOT_TRUSTED", about: { host: "127.0.0.1", reason } },
    ]);
    const { cert } = await certificate(folder, "another");
    expect(await refusal(`${url}?sslmode=verify-full&sslrootcert=${cert}`)).toMatchObject([
      { code: "DATABASE_NOT_TRUSTED" },
    ]);
  });

  it("is not led astray by a search_path that somebody has set", async () => {
    const url = await server.database("astray");
    await server.run("alter role astray set search_path = nowhere, pg_catalog");
    await opened(url);
    await opened(url);
  });
});

describe("a server that will not do", () => {
  it.each([
    ["nobody listens", "127.0.0.1:1/first", "DATABASE_NOT_REACHED", { reason: "ECONNREFUSED" }],
    ["nobody has heard of", "db.invalid/first", "DATABASE_NOT_REACHED", { host: "db.invalid" }],
  ])("since at its address %s is told at the start", async (_, place, code, about) => {
    expect(await refusal(`postgres://first:of%20first@${place}`)).toMatchObject([{ code, about }]);
  });

  it("since something else answers there, or nothing ever", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await refusal(`postgres://a:of%20a@127.0.0.1:${port}/a`)).toMatchObject([
      { code: "DATABASE_NOT_REACHED", about: { port } },
    ]);
    other.close();
  });

  it("since user, password or database are wrong", async () => {
    const { port } = server;
    const at = (text: string) => text.replace("PORT", String(port));
    for (const wrong of ["nobody:of%20nobody", "postgres:of%20x", "postgres"])
      expect(await refusal(at(`postgres://${wrong}@127.0.0.1:PORT/postgres`))).toMatchObject([
        { code: "DATABASE_LOGIN_REFUSED", about: { host: "127.0.0.1" } },
      ]);
    await server.run("create role somebody login password 'of somebody'");
    const somebody = at("postgres://somebody:of%20somebody@127.0.0.1:PORT/");
    expect(await refusal(`${somebody}nothing`)).toMatchObject([
      { code: "DATABASE_MISSING", about: { database: "nothing" } },
    ]);
    expect(await refusal(`${somebody}postgres`)).toMatchObject([
      { code: "DATABASE_RIGHTS_WANTED", about: { user: "somebody", database: "postgres" } },
    ]);
  });

  it("since it takes no writes", async () => {
    const url = await server.database("replica");
    await server.run("alter database replica set default_transaction_read_only = on");
    expect(await refusal(url)).toMatchObject([{ code: "DATABASE_READ_ONLY" }]);
  });

  it("since its database is in another encoding", async () => {
    const { port } = server;
    await server.run("create role latin login password 'of latin'");
    await server.run("create database latin owner latin encoding 'LATIN1' template template0");
    const url = `postgres://latin:of%20latin@127.0.0.1:${port}/latin`;
    expect(await refusal(url)).toEqual([
      { code: "DATABASE_NOT_UTF8", about: { database: "latin", encoding: "LATIN1" } },
    ]);
  });

  it("since it is too old", () => {
    const at = { host: "db", database: "label" };
    const good = { number: 160_003, version: "16.3", encoding: "UTF8", readOnly: false };
    expect(unfitness(good, at)).toBeUndefined();
    expect(unfitness({ ...good, number: 150_007, version: "15.7" }, at)).toEqual({
      code: "DATABASE_TOO_OLD",
      about: { host: "db", version: "15.7", least: 16 },
    });
  });
});

describe("a database of an older release", () => {
  it("is brought to the form of this one, whichever step it had come to", async () => {
    const url = await server.database("older");
    for (let taken = 1; taken <= migrations.length; taken++)
      await (await open(url, migrations.slice(0, taken))).stop();
    await opened(url);
  });
});

describe("a database that will not do", () => {
  it("since it holds a schema of somebody else's", async () => {
    const url = await server.database("theirs");
    await server.run("create schema log; create table log.lines (line text)", "theirs");
    expect(await refusal(url)).toEqual([{ code: "FOREIGN_SCHEMA", about: { found: "log" } }]);
    const other = await server.database("tooled");
    await server.run(
      "create table public.migrations (version int); grant all on public.migrations to tooled",
      "tooled",
    );
    expect(await refusal(other)).toEqual([
      { code: "FOREIGN_SCHEMA", about: { found: "public.migrations" } },
    ]);
  });

  it("since other people's tables stand in it, and nothing of ours", async () => {
    const url = await server.database("peopled");
    await server.run("create table users (id int); create view seen as select 1", "peopled");
    const found = "public.seen, public.users";
    expect(await refusal(url)).toEqual([{ code: "FOREIGN_SCHEMA", about: { found } }]);
    await server.run("drop view seen; drop table users; create schema jobs", "peopled");
    expect(await refusal(url)).toEqual([{ code: "FOREIGN_SCHEMA", about: { found: "jobs" } }]);
    expect(await server.run("select to_regnamespace('log') as log", "peopled")).toEqual([
      { log: null },
    ]);
    // What an extension brings along is nobody's.
    await server.run("drop schema jobs; create extension pg_stat_statements", "peopled");
    await opened(url);
    // Once it is ours, what else comes to stand there keeps nobody from starting.
    await server.run("create table users (id int)", "peopled");
    await opened(url);
  });

  it("since a step that was taken is not noted any more", async () => {
    const url = await server.database("unnoted");
    await opened(url);
    await server.run("create table kept as select * from public.migrations", "unnoted");
    for (const { id } of migrations) {
      await server.run(`delete from public.migrations where id = '${id}'`, "unnoted");
      expect(await refusal(url)).toEqual([{ code: "HALF_MIGRATED", about: { missing: id } }]);
      await server.run(
        "insert into public.migrations select * from kept on conflict do nothing",
        "unnoted",
      );
    }
    await opened(url);
  });

  it("since a part of it is gone, which would come back empty", async () => {
    const url = await server.database("half");
    await opened(url);
    await server.run("drop table keys.data_keys", "half");
    expect(await refusal(url)).toEqual([
      { code: "HALF_MIGRATED", about: { missing: "keys.data_keys" } },
    ]);
    await server.run("delete from public.migrations where id = 'log-1'", "half");
    expect(await refusal(url)).toEqual([
      { code: "HALF_MIGRATED", about: { missing: "keys.data_keys, log-1" } },
    ]);
  });

  it("since a newer program has been there", async () => {
    const url = await server.database("newer");
    await (await open(url, [...migrations, { id: "log-9", sql: "select 1" }])).stop();
    expect(await refusal(url)).toEqual([{ code: "NEWER_SCHEMA", about: { unknown: "log-9" } }]);
  });
});
