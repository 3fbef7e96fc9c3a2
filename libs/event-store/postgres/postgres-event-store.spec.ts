import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client, Pool, type ClientConfig } from "pg";
import type { StreamName } from "#kernel/index.js";
import { linkTo, losesAppends } from "../../../test/faults/link.js";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { eventStoreContract } from "../contract.js";
import { appendEach, followed } from "../contract/following.js";
import { endOf, freshStream, ids, restOf, sample, samples } from "../contract/samples.js";
import { beginning, LogUnavailable, type EncodedEvent } from "../port.js";
import { appendSettled } from "../settle.js";
import { appendCall, type Append } from "./append-call.js";
import { Listener } from "./listener.js";
import { logMigrations } from "./migrations.js";
import { PostgresEventStore } from "./postgres-event-store.js";

const ignore = () => undefined;

/** What ends a connection is told to a lent one as well as to an idle one. */
const poolOf = (connection: ClientConfig): Pool =>
  new Pool({ ...connection, max: 8 })
    .on("error", ignore)
    .on("connect", (client) => client.on("error", ignore));

const clientOf = async (connection: ClientConfig): Promise<Client> => {
  const client = new Client(connection).on("error", ignore);
  await client.connect();
  return client;
};

const emptyLog = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  const client = await clientOf(database.connection);
  for (const { sql } of logMigrations) await client.query(sql);
  await client.end();
  return database;
};

const appendOf = (events: readonly EncodedEvent[]): Append => {
  const [first] = events;
  if (!first) throw new Error("An append has events.");
  const { stream, version } = first.event;
  const expected = version === 0 ? "none" : version - 1;
  return { key: stream, expected, events, sealed: [], size: 0 };
};

const call = (stream: StreamName) => appendCall([appendOf(samples(stream, 0, 2))]);

const heldWriter = async (connection: ClientConfig, events: readonly EncodedEvent[]) => {
  const client = await clientOf(connection);
  await client.query("begin");
  await client.query(appendCall([appendOf(events)]));
  const end = async (how: string) => {
    await client.query(how);
    await client.end();
  };
  return { commit: () => end("commit"), rollBack: () => end("rollback") };
};

const source = ["--conditions=source", "--import", "./test/typescript.mjs"];

const rivalProcess = async (connection: ClientConfig, streams: readonly StreamName[]) => {
  const told = [JSON.stringify(connection), JSON.stringify(streams)];
  const process = [...source, "test/processes/rival.ts", ...told];
  const { stdout } = await promisify(execFile)(execPath, process);
  return JSON.parse(stdout) as string[][];
};

const socketIn = (folder: string, port: number): string => path.join(folder, `.s.PGSQL.${port}`);

/** A way to the server on which the next append goes through and commits, and its answer is lost. */
const lossy = async (connection: TestDatabase["connection"]) => {
  const { host, port } = connection;
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "lossy-"));
  let isLosing = false;
  const once = () => {
    const loses = isLosing;
    isLosing = false;
    return loses;
  };
  const link = await linkTo(socketIn(host, port), losesAppends(once), socketIn(folder, port));
  return {
    connection: { ...connection, host: folder },
    loseNextAnswer: () => {
      isLosing = true;
    },
    close: async () => {
      await link.close();
      await fs.rm(folder, { recursive: true });
    },
  };
};

eventStoreContract("The log in PostgreSQL", async () => {
  const { connection, drop } = await emptyLog();
  const proxy = await lossy(connection);
  const pools = [poolOf(proxy.connection), poolOf(connection)] as const;
  return {
    store: new PostgresEventStore(pools[0]),
    another: new PostgresEventStore(pools[1]),
    rivalProcess: (streams) => rivalProcess(connection, streams),
    loseNextAnswer: () => proxy.loseNextAnswer(),
    holdWriter: (events) => heldWriter(connection, events),
    close: async () => {
      for (const pool of pools) await pool.end();
      await proxy.close();
      await drop();
    },
  };
});

describe("The log in PostgreSQL", () => {
  let database: TestDatabase;
  let operator: Client;
  let pool: Pool;
  let store: PostgresEventStore;
  beforeAll(async () => {
    database = await emptyLog();
    operator = await clientOf(database.connection);
    pool = poolOf(database.connection);
    store = new PostgresEventStore(pool);
  }, 30_000);
  afterAll(async () => {
    await pool.end();
    await operator.end();
    await database.drop();
  });

  /** Ends the connections of this database that answer to a condition, once there are some. */
  const cutOff = async (condition: string): Promise<void> => {
    for (let ended = 0; ended === 0;) {
      const { rowCount } = await operator.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
      );
      ended = rowCount ?? 0;
    }
  };

  it("can only be added to", async () => {
    await appendEach(store, 1);
    for (const change of [
      "update log.events set version = 9",
      "delete from log.events",
      "truncate log.events",
    ])
      await expect(operator.query(change)).rejects.toThrow("only ever added to");
  });

  it("does not know the fate of an append whose connection is cut, until it is settled", async () => {
    const stream = freshStream();
    const writer = await heldWriter(database.connection, samples(freshStream(), 0, 1));
    const events = samples(stream, 0, 1);
    const append = store.append(stream, "none", events, []);
    await cutOff("wait_event_type = 'Lock'");
    expect((await append).outcome).toBe("unknown");
    await writer.commit();
    expect((await appendSettled(store, stream, "none", events, [])).outcome).toBe("ok");
    expect(await store.read(stream, 0, "forwards", 10)).toHaveLength(1);
  });

  it("tells that nothing was written when the server takes no writes, or is not there", async () => {
    const { connection } = database;
    const readOnly = poolOf({ ...connection, options: "-c default_transaction_read_only=on" });
    const nowhere = poolOf({ ...connection, host: "127.0.0.1", port: 1 });
    const stream = freshStream();
    for (const through of [readOnly, nowhere]) {
      const append = new PostgresEventStore(through).append(
        stream,
        "none",
        samples(stream, 0, 1),
        [],
      );
      await expect(append).rejects.toThrow(LogUnavailable);
    }
    await expect(new PostgresEventStore(nowhere).readAll(beginning, 1)).rejects.toThrow(
      LogUnavailable,
    );
    expect(await store.read(stream, 0, "forwards", 10)).toEqual([]);
    await Promise.all([readOnly.end(), nowhere.end()]);
  });

  it("does not let one append that the server refuses spoil those that travel with it", async () => {
    const streams = Array.from({ length: 9 }, () => freshStream());
    // PostgreSQL has no U+0000 in text.
    streams[4] = "application-\u0000";
    const appends = await Promise.allSettled(
      streams.map((stream) => store.append(stream, "none", [sample(stream, 0)], [])),
    );
    const fates = appends.map((one) =>
      one.status === "fulfilled" ? one.value.outcome : "refused",
    );
    expect(fates).toEqual(["ok", "ok", "ok", "ok", "refused", "ok", "ok", "ok", "ok"]);
  });

  it("refuses to append under an isolation that would read before the lock", async () => {
    const strict = poolOf({
      ...database.connection,
      options: "-c default_transaction_isolation=serializable",
    });
    const stream = freshStream();
    const append = new PostgresEventStore(strict).append(stream, "none", [sample(stream, 0)], []);
    await expect(append).rejects.toThrow("read committed");
    await strict.end();
  });

  it("follows on by itself after every connection was cut", async () => {
    const start = await endOf(store);
    await appendEach(store, 3);
    let cut = false;
    const got = await followed(store, start, 12, async () => {
      if (cut) return;
      cut = true;
      await cutOff("true");
      const through = poolOf(database.connection);
      await appendEach(new PostgresEventStore(through), 3);
      await through.end();
    });
    expect(ids(got)).toEqual(ids(await restOf(store, start)));
  });

  it("hears of an append at once, not only when it looks", async () => {
    const listener = new Listener(pool);
    const { signal } = new AbortController();
    listener.join();
    // It rings for itself once it listens.
    await listener.bell.after(0, 5_000, signal);
    const heard = listener.bell.rings;
    await appendEach(store, 1);
    await listener.bell.after(heard, 5_000, signal);
    expect(listener.bell.rings).toBeGreaterThan(heard);
    await listener.leave();
  });

  it("goes by the indexes, also with plans made while there was next to nothing", async () => {
    const fresh = await emptyLog();
    const client = await clientOf(fresh.connection);
    for (let plan = 0; plan < 10; plan += 1) {
      const stream = freshStream();
      const query = call(stream);
      // A duplicate, a conflict and an append that fits: every statement of the function.
      for (const each of [query, query, call(stream), call(freshStream())])
        await client.query(each);
      // A table of one page: reading it whole looks cheapest.
      if (plan === 1) await client.query("analyze log.events");
    }
    await client.query(
      `insert into log.events select n, 'import-' || n, 0, '' from generate_series(1000, 20000) n`,
    );
    await client.query("begin");
    const twice = call(freshStream());
    for (const query of [twice, twice, call("import-7000"), call(freshStream())])
      await client.query(query);
    const { rows } = await client.query<{ seq_scan: string }>(
      `select seq_scan from pg_stat_xact_user_tables where schemaname = 'log' and relname = 'events'`,
    );
    expect(rows).toEqual([{ seq_scan: "0" }]);
    await client.query("rollback");
    await client.end();
    await fresh.drop();
  });
});
