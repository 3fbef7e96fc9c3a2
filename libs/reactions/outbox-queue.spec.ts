import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openJobs } from "#infrastructure/queue/open-jobs.js";
import { redisFaults } from "#infrastructure/queue/redis/try-redis.js";
import { sparing } from "#infrastructure/queue/sparing.js";
import { projectionMigrations } from "#projections/migrations.js";
import { pause } from "#projections/pause.js";
import { laidOut } from "../../test/laid-out.js";
import { testDatabase } from "../../test/postgres.js";
import { type QueueAtHand, queueInPostgres, queueOnRedis } from "../../test/queues.js";
import { hasRedis, needsRedis, redisServer, type RedisServer } from "../../test/redis.js";
import { Courier } from "./courier.js";
import { Dispatcher, type Errand, type Sent } from "./dispatcher.js";
import { reactionMigrations } from "./migrations.js";
import { outboxStatus, replay } from "./outbox.js";

const { connection, pool } = await laidOut(projectionMigrations, reactionMigrations);
/** Where there is none the queue stands in the database. */
let redis: RedisServer | undefined;
let queue: QueueAtHand;
let stops: (() => Promise<void>)[];
let rows = 0;

beforeEach(async () => {
  stops = [];
  await pool.query("insert into read.leases (name, token) values ($1, 1)", [Dispatcher.work]);
});
afterEach(async () => {
  for (const stop of stops) await stop();
});

/** Messages, written outright, to each target in turn. */
const write = async (
  targets: readonly string[],
  times = 1,
  db: Pick<typeof pool, "query"> = pool,
): Promise<void> => {
  await db.query(
    `insert into read.outbox
       (id, reaction, cause, caused_at, command, target, body, not_before, status)
     select 'tell:' || n, 'tell', 'e' || n, '2026-01-20T09:00:00.000Z', 'Tell',
       ($1::text[])[1 + n % $2], '{}', null, 'waiting'
     from generate_series($3::int, $4::int) n`,
    [targets, targets.length, rows, (rows += targets.length * times) - 1],
  );
};

const done: Sent = { outcome: "done" };

/** Whoever dispatches and works, as a server's worker does, until the story ends. */
const worker = async (send: (errand: Errand) => Promise<Sent> = async () => done) => {
  const given: Errand[] = [];
  const faults: unknown[] = [];
  const parts = {
    pool,
    clock: { now: () => "2026-01-20T09:00:00.000Z" },
    clockIsSane: async () => true,
    lease: () => "1",
    report: sparing((fault) => faults.push(fault)),
    send: (errand: Errand) => {
      given.push(errand);
      return send(errand);
    },
  };
  const courier = new Courier(parts);
  const dispatcher = new Dispatcher(parts);
  const work = async (id: string) => {
    await courier.carry(id);
    dispatcher.wake();
  };
  const jobs = await openJobs({ connection, work, report: parts.report }, redis?.url);
  const over = new AbortController();
  const running = dispatcher.run(over.signal, jobs.hand);
  stops.push(async () => {
    over.abort();
    await running;
    await jobs.close();
  });
  return { given, faults, wake: () => dispatcher.wake() };
};

const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await pause(10);
};
const settled = (db: Pick<typeof pool, "query"> = pool) =>
  until(async () => {
    const { rows: left } = await db.query(
      "select from read.outbox where status = 'waiting' limit 1",
    );
    return left.length === 0;
  });
const keys = (given: readonly Errand[]) => given.map(({ key }) => key);
/** As after the ten seconds for which the queue is believed to have what it was given. */
const isBelievedLost = () =>
  pool.query("update read.outbox set handed_at = handed_at - interval '11 seconds'");

const anyQueue = () => {
  it("gives each message once and keeps nothing", async () => {
    await write(["a", "b", "c"], 30);
    const { given, faults } = await worker();
    await settled();
    expect(new Set(keys(given)).size).toBe(90);
    expect(given).toHaveLength(90);
    await until(async () => (await queue.holds()) === 0);
    expect(faults).toEqual([]);
  });

  it("is shared by two workers without a message given twice, or out of order to its target", async () => {
    const targets = Array.from({ length: 20 }, (_, n) => `target ${n}`);
    await write(targets, 10);
    const order: Errand[] = [];
    const busy = new Set<string>();
    const send = async (errand: Errand) => {
      expect(busy.has(errand.id)).toBe(false);
      busy.add(errand.id);
      order.push(errand);
      await pause(1);
      busy.delete(errand.id);
      return done;
    };
    const both = [await worker(send), await worker(send)];
    await settled();
    expect(order).toHaveLength(200);
    const nth = ({ key }: Errand) => Number(key.split(":")[2]);
    for (const target of targets) {
      const its = order.filter(({ id }) => id === target).map(nth);
      expect(its).toEqual([...its].sort((a, b) => a - b));
      expect(its).toHaveLength(10);
    }
    expect(both.every(({ given }) => given.length > 0)).toBe(true);
    expect((await outboxStatus(pool)).failing).toEqual([]);
  });

  it("is filled again from the outbox when somebody empties it", async () => {
    let held = true;
    const { given, wake } = await worker(async () => {
      await until(() => !held);
      return done;
    });
    // More than are done at once: some are being given, the others wait in the queue.
    await write(Array.from({ length: 60 }, (_, n) => `target ${n}`));
    wake();
    await until(async () => (await queue.holds()) === 60);
    await until(() => given.length === 32);
    await queue.empty();
    held = false;
    await until(async () => (await outboxStatus(pool)).waiting === 28);
    await isBelievedLost();
    await settled();
    expect(new Set(keys(given)).size).toBe(60);
  });

  it("gives what a killed process had begun to another", async () => {
    await write(["a", "b"]);
    const node = ["--conditions=source", "--import", "./test/typescript.mjs"];
    const told = ["test/processes/errand.ts", JSON.stringify(connection)];
    const args = [...node, ...told, ...(redis ? [redis.url] : [])];
    const process_: ChildProcess = spawn(process.execPath, args, {
      env: { PATH: process.env["PATH"] },
    });
    let said = "";
    process_.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await until(() => said.split("\n").length === 3);
    process_.kill("SIGKILL");
    await once(process_, "exit");
    // Its lock on them has run out.
    await queue.forgetOwners();
    const { given } = await worker();
    await settled();
    expect(keys(given).sort()).toEqual(said.trim().split("\n").sort());
  }, 30_000);

  it("keeps its dead letters, and sends them out again when somebody says so", async () => {
    await write(["a"]);
    let isMended = false;
    const { given, wake } = await worker(async () => {
      if (!isMended) throw new Error("550 no such mailbox");
      return done;
    });
    await until(async () => (await outboxStatus(pool)).failing.length === 1);
    await pool.query(
      `update read.outbox set attempts = 12, failing_since = '2026-01-01', next_at = now()`,
    );
    wake();
    await until(async () => (await outboxStatus(pool)).dead === 1);
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0, failing: [] });
    isMended = true;
    const asked = { by: "operator", at: "2026-01-21T09:00:00.000Z", key: `k-${rows}` };
    expect(await replay(pool, "all-dead", asked)).toBe(1);
    wake();
    await settled();
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0, dead: 0 });
    expect(new Set(keys(given)).size).toBe(1);
  });

  it("outlives the connections that it stands on", async () => {
    const { given, wake } = await worker();
    // Ours stays: what the pool lends may have ended a moment ago.
    const own = await pool.connect();
    stops.push(async () => own.release());
    for (let nth = 0; nth < 5; nth += 1) {
      await write(["a", "b", "c", "d"], 1, own);
      wake();
      await own.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await pause(20);
    }
    await own.query("update read.outbox set handed_at = null");
    await settled(own);
    expect(new Set(keys(given)).size).toBe(20);
  }, 30_000);
};

describe("the queue that the outbox goes through, in PostgreSQL", () => {
  beforeAll(() => {
    queue = queueInPostgres(pool);
  });
  anyQueue();
});

(hasRedis ? describe : describe.skip)(`the queue on Redis ${needsRedis}`, () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await redisServer("--save", "");
    redis = server;
    queue = queueOnRedis(server);
  });
  afterAll(async () => {
    redis = undefined;
    await server.stop();
  });
  beforeEach(() => queue.empty());

  anyQueue();

  it("comes back from the outbox when Redis was killed and has kept nothing", async () => {
    const both = [await worker(), await worker()];
    for (let nth = 0; nth < 3; nth += 1) {
      await write(["a", "b", "c", "d"], 5);
      both[0]?.wake();
      await pause(20);
      await server.kill();
      await server.start();
    }
    await isBelievedLost();
    await settled();
    expect(new Set(both.flatMap(({ given }) => keys(given))).size).toBe(60);
  }, 30_000);

  it("leaves what comes while Redis is away in the outbox, says so once, and goes on", async () => {
    const { given, faults, wake } = await worker();
    await server.kill();
    await write(["a", "b", "c"]);
    for (let nth = 0; nth < 30; nth += 1) {
      wake();
      await pause(100);
    }
    expect(given).toEqual([]);
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 3, dead: 0, failing: [] });
    const said = faults.map(String);
    expect(said).toEqual([...new Set(said)]);
    expect(said.length).toBeLessThan(5);
    await server.start();
    await settled();
    expect(new Set(keys(given)).size).toBe(3);
  }, 30_000);

  it("starts without Redis, and works once it is there", async () => {
    await server.kill();
    await write(["a", "b"]);
    const { given } = await worker();
    await pause(100);
    await server.start();
    await settled();
    expect(given).toHaveLength(2);
  }, 30_000);

  it("is closed while Redis is away or stands still", async () => {
    for (const nth of [1, 2]) {
      await worker();
      await pause(50);
      if (nth === 1) await server.kill();
      else server.signal("SIGSTOP");
      await stops.pop()?.();
      if (nth === 1) await server.start();
      else server.signal("SIGCONT");
    }
  }, 30_000);

  it("outlives a Redis that stands still for a while", async () => {
    const { given, wake } = await worker();
    await write(["a", "b", "c", "d"], 5);
    wake();
    await until(() => given.length > 2);
    server.signal("SIGSTOP");
    await write(["e", "f"]);
    wake();
    await pause(1_000);
    server.signal("SIGCONT");
    await isBelievedLost();
    await settled();
    expect(new Set(keys(given)).size).toBe(22);
  }, 30_000);

  it("waits in the outbox while Redis has no memory left", async () => {
    await server.ask("config", "set", "maxmemory", "1");
    const { given, faults, wake } = await worker();
    await write(["a", "b", "c"]);
    wake();
    await until(() => faults.some((fault) => /OOM/.test(String(fault))));
    expect(given).toEqual([]);
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 3, dead: 0 });
    await server.ask("config", "set", "maxmemory", "0");
    await settled();
    expect(given).toHaveLength(3);
  }, 30_000);

  it("needs no more rights than it says", async () => {
    const rights = ["~creativallee-*", "+@all", "-@admin", "-@dangerous", "+info"];
    await server.ask("acl", "setuser", "jobs", "on", ">secret", ...rights);
    redis = { ...server, url: server.url.replace("//", "//jobs:secret@") };
    expect(await redisFaults(redis.url)).toEqual([]);
    const { given, faults } = await worker();
    redis = server;
    await write(["a", "b"]);
    await settled();
    expect(given).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it("takes nothing of another installation on the same Redis", async () => {
    const other = await testDatabase();
    const theirs: string[] = [];
    const jobs = await openJobs(
      {
        connection: other.connection,
        work: async (id) => void theirs.push(id),
        report: (fault) => theirs.push(String(fault)),
      },
      server.url,
    );
    stops.push(async () => {
      await jobs.close();
      await other.drop();
    });
    const { given } = await worker();
    await write(["a", "b", "c"], 5);
    await settled();
    expect(given).toHaveLength(15);
    expect(theirs).toEqual([]);
  });
});
