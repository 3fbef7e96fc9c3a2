import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { laidOut } from "../../test/laid-out.js";
import type { EventStore } from "#event-store/port.js";
import { buildLock } from "./lock.js";
import { projectionMigrations } from "./migrations.js";
import { pause } from "./pause.js";
import { Projector, type ProjectorParts } from "./projector.js";
import type { ReadModel } from "./read-model.js";
import { rebuild } from "./rebuild.js";
import { replay } from "./replay.js";
import { projectionStatus } from "./status.js";
import { StoryLog } from "./story-log.js";
import type { Told } from "./told.js";
import { days, shelf, tool, type ShelfRow, type ToolEvent } from "./tool-library.js";

const bought = (name: string): ToolEvent => ({ type: "ToolBought", name, from: "a neighbour" });
const lent = (to: string): ToolEvent => ({ type: "ToolLent", to });
const returned: ToolEvent = { type: "ToolReturned" };

const { connection, pool } = await laidOut(projectionMigrations);
let log: StoryLog;
const running: { stop: () => Promise<void> }[] = [];

beforeEach(async () => {
  log = new StoryLog();
});
afterEach(async () => {
  for (const { stop } of running.splice(0)) await stop();
});

const start = (
  models: readonly ReadModel[] = [shelf, days],
  parts: Partial<ProjectorParts> = {},
) => {
  const reported: unknown[] = [];
  const over = new AbortController();
  const projector = new Projector({
    connection,
    store: log.store,
    open: log.open,
    models,
    report: (error) => reported.push(error),
    ...parts,
  });
  const run = projector.run(over.signal);
  const stop = async () => {
    over.abort();
    await run;
  };
  running.push({ stop });
  return { projector, reported, stop };
};

const until = async (condition: () => Promise<boolean> | boolean) => {
  while (!(await condition())) await pause(10);
};
const rowsOf = async ({ name }: ReadModel) =>
  (await pool.query<object>(`select * from read.${name} order by key`)).rows;
const eventsPassed = async (name: string) =>
  (await projectionStatus(pool)).find((one) => one.name === name)?.events;
const caughtUp = (count: number, ...names: string[]) =>
  until(async () => {
    for (const name of names) if ((await eventsPassed(name)) !== count) return false;
    return true;
  });

const saw = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0001";
const drill = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0002";

const stopped = async () =>
  (await projectionStatus(pool)).find(({ name }) => name === "shelf")?.stopped;
const history = async (loans: number) => {
  for (const id of [saw, drill]) {
    await log.tell(tool, id, [bought("Outil")]);
    for (let loan = 0; loan < loans; loan += 1) await log.tell(tool, id, [lent("ana"), returned]);
  }
};

const lateHistory = async () => {
  await log.tell(tool, saw, [{ type: "ToolBroken", how: "tooth" }, lent("bea")]);
  await log.tell(tool, drill, [{ type: "ToolBroken", how: "bit" }]);
};

describe("a projector", () => {
  it("folds what is there and what comes, and opens only the personal fields that a model shows", async () => {
    await log.tell(tool, saw, [bought("Scie"), lent("ana")]);
    start();
    await caughtUp(2, "shelf", "days");
    await log.tell(tool, saw, [returned], { at: "2006-05-02T10:00:00.000Z" });
    await log.tell(tool, drill, [bought("Perceuse")]);
    await caughtUp(4, "shelf", "days");
    expect(await rowsOf(shelf)).toEqual([
      {
        key: saw,
        name: "Scie",
        borrower: null,
        loans: 1,
        borrowers: ["ana"],
        last: { type: "ToolReturned", on: "2006-05-02" },
        broken: false,
      },
      {
        key: drill,
        name: "Perceuse",
        borrower: null,
        loans: 0,
        borrowers: [],
        last: { type: "ToolBought", on: "2006-05-02" },
        broken: false,
      },
    ]);
    expect(await rowsOf(days)).toEqual([
      { key: "2006-05", events: 4 },
      { key: "2006-05-01", events: 2 },
      { key: "2006-05-02", events: 2 },
    ]);
  });

  it("takes away the row of what is no more", async () => {
    start([shelf]);
    await log.tell(tool, saw, [bought("Scie")]);
    await caughtUp(1, "shelf");
    await log.tell(tool, saw, [{ type: "ToolScrapped" }]);
    await caughtUp(2, "shelf");
    expect(await rowsOf(shelf)).toEqual([]);
  });

  it("keeps a row that cannot be folded as it was, says so, and goes on with the others", async () => {
    const { reported } = start([shelf]);
    await log.tell(tool, saw, [bought("Scie"), lent("ana"), lent("bea"), returned]);
    await log.tell(tool, drill, [bought("Perceuse"), lent("cid")]);
    await caughtUp(6, "shelf");
    expect(await rowsOf(shelf)).toMatchObject([
      { key: saw, borrower: "ana", loans: 1 },
      { key: drill, borrower: "cid" },
    ]);
    const [status] = await projectionStatus(pool);
    expect(status?.failures).toMatchObject([
      { key: saw, reason: `${saw} is lent to two neighbours` },
    ]);
    expect(reported).toEqual([]);
  });

  it("waits before an event that only a newer release knows, while the others go on", async () => {
    const { stop } = start();
    const newer: typeof tool = {
      ...tool,
      events: { ...tool.events, ToolReturned: { schema: 2 } },
    };
    await log.tell(tool, saw, [bought("Scie"), lent("ana")]);
    await log.tell(newer, saw, [returned, lent("bea")]);
    await caughtUp(4, "days");
    await caughtUp(2, "shelf");
    await until(async () => (await stopped()) !== null);
    expect(await stopped()).toMatchObject({ type: "ToolReturned" });
    expect(await rowsOf(shelf)).toMatchObject([{ borrower: "ana" }]);
    await stop();

    start([{ ...shelf, reads: [newer] }]);
    await caughtUp(4, "shelf");
    expect(await rowsOf(shelf)).toMatchObject([{ borrower: "bea", loans: 2 }]);
    expect(await stopped()).toBeNull();
  });

  it("folds each event once, however often its connection is cut off", async () => {
    start([shelf, days]);
    for (let loan = 0; loan < 40; loan += 1) {
      await log.tell(tool, saw, loan === 0 ? [bought("Scie")] : [lent(`n${loan}`), returned]);
      if (loan % 8 === 4) {
        await pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid()`,
        );
      }
    }
    await caughtUp(79, "shelf", "days");
    expect(await rowsOf(shelf)).toMatchObject([{ loans: 39, borrower: null }]);
    expect((await rowsOf(days))[0]).toEqual({ key: "2006-05", events: 79 });
  }, 30_000);

  it("takes over from another process that lets go, and folds nothing twice", async () => {
    const first = start();
    await log.tell(tool, saw, [bought("Scie")]);
    await caughtUp(1, "shelf", "days");
    const second = start();
    await log.tell(tool, saw, [lent("ana"), returned]);
    await caughtUp(3, "shelf", "days");
    expect(first.projector.position("shelf")).toBeDefined();
    expect(second.projector.position("shelf")).toBeUndefined();
    await first.stop();
    await log.tell(tool, saw, [lent("bea")]);
    await caughtUp(4, "shelf", "days");
    expect(second.projector.position("shelf")).toBeDefined();
    expect(await rowsOf(shelf)).toMatchObject([{ loans: 2, borrower: "bea" }]);
  });
});

describe("a rebuild", () => {
  it("gives the same rows as following did, beside a projector that goes on writing", async () => {
    start();
    await history(20);
    const building = rebuild({ connection, ...log, models: [shelf, days] });
    await lateHistory();
    await building;
    await log.tell(tool, drill, [lent("cid")]);
    await caughtUp(86, "shelf", "days");
    const rebuilt = [await rowsOf(shelf), await rowsOf(days)];
    expect(rebuilt[0]).toMatchObject([
      { loans: 21, borrower: "bea" },
      { loans: 21, borrower: "cid" },
    ]);
    await rebuild({ connection, ...log, models: [shelf, days] });
    expect([await rowsOf(shelf), await rowsOf(days)]).toEqual(rebuilt);
  });
  it("comes by itself with a new version, which has other columns", async () => {
    const old = start([shelf]);
    await history(3);
    await caughtUp(14, "shelf");
    await old.stop();
    const { borrower: _, ...columns } = shelf.columns;
    const next: ReadModel = {
      ...shelf,
      version: 2,
      columns: { ...columns, place: "text" },
      indexes: [],
      project: (row: ShelfRow | undefined, told: Told<ToolEvent>, key) => {
        const after = shelf.project(row && { ...row, borrower: null }, told, key);
        return after && { ...after, place: "hall" };
      },
    };
    start([next]);
    await until(async () => (await projectionStatus(pool))[0]?.version === 2);
    expect(await rowsOf(shelf)).toMatchObject([{ loans: 3, place: "hall" }, { loans: 3 }]);
    await log.tell(tool, saw, [lent("bea")]);
    await caughtUp(15, "shelf");
    expect((await rowsOf(shelf))[0]).not.toHaveProperty("borrower");
    expect((await rowsOf(shelf))[0]).toMatchObject({ loans: 4, place: "hall" });
  });

  it("is done once, when several processes of a new release start at the same time", async () => {
    await history(3);
    const other = await pool.connect();
    const locks = async (granted: boolean) => {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int from pg_locks where locktype = 'advisory' and granted = $1
         and database = (select oid from pg_database where datname = current_database())`,
        [granted],
      );
      return rows[0]?.count;
    };
    await other.query(`select ${buildLock("shelf")}`);
    const [one, two] = [start([shelf]), start([shelf])];
    await until(async () => (await locks(false)) === 2);
    await other.query("select pg_advisory_unlock_all()");
    other.release();
    await caughtUp(14, "shelf");
    // Both have let go of the build.
    await until(async () => (await locks(false)) === 0 && (await locks(true)) === 0);
    const { rows } = await pool.query("select generation from read.checkpoints");
    expect(rows).toEqual([{ generation: 1 }]);
    expect([one.reported, two.reported]).toEqual([[], []]);
  });

  it("waits for somebody who reads the table for long, and keeps nobody else waiting", async () => {
    start([shelf]);
    await history(3);
    await caughtUp(14, "shelf");
    const reader = await pool.connect();
    await reader.query("begin");
    await reader.query("select from read.shelf");
    let built = false;
    const building = rebuild({ connection, ...log, models: [shelf] }).then(() => (built = true));
    const patient = await pool.connect();
    await patient.query("set statement_timeout = 2000");
    let tried = 0;
    while (tried < 3) {
      const { rowCount } = await patient.query(
        `select from pg_locks where relation = 'read.shelf'::regclass
         and mode = 'AccessExclusiveLock' and not granted`,
      );
      if (rowCount === 0) continue;
      tried += 1;
      expect((await patient.query("select from read.shelf")).rowCount).toBe(2);
    }
    await log.tell(tool, saw, [lent("bea")]);
    await caughtUp(15, "shelf");
    expect(built).toBe(false);
    await reader.query("commit");
    await building;
    reader.release();
    patient.release(true);
    expect(await rowsOf(shelf)).toMatchObject([{ borrower: "bea", loans: 4 }, { loans: 3 }]);
  }, 20_000);

  it("need not wait for a replay that is at work, which then compares with what it built", async () => {
    start();
    await history(3);
    await caughtUp(14, "shelf", "days");
    const [gate, shelfDone] = [new AbortController(), new AbortController()];
    const later: ReadModel = {
      ...days,
      keys: (told) => {
        shelfDone.abort();
        return days.keys(told);
      },
    };
    const { store } = log;
    const gated: EventStore = {
      append: (...args) => store.append(...args),
      read: (...args) => store.read(...args),
      follow: (...args) => store.follow(...args),
      sealedParts: (...args) => store.sealedParts(...args),
      readAll: async (...args) => {
        const events = await store.readAll(...args);
        // The second model reads every kind.
        if (args[2] === undefined && events.length === 0) await pause(20_000, gate.signal);
        return events;
      },
    };
    const replaying = replay({ connection, store: gated, open: log.open, models: [shelf, later] });
    await pause(20_000, shelfDone.signal);
    await rebuild({ connection, ...log, models: [shelf, days] });
    await log.tell(tool, saw, [lent("bea")]);
    await caughtUp(15, "shelf", "days");
    gate.abort();
    expect(await replaying).toMatchObject([
      { model: "shelf", rows: 2, live: { differing: [] } },
      { model: "days", rows: 2, live: { differing: [] } },
    ]);
  });

  it("can be interrupted, and leaves the live table as it is", async () => {
    start([shelf]);
    await history(3);
    await caughtUp(14, "shelf");
    const before = await rowsOf(shelf);
    const over = new AbortController();
    const broken = rebuild({
      connection,
      ...log,
      models: [shelf],
      signal: over.signal,
      progress: () => over.abort(new Error("enough")),
    });
    await expect(broken).rejects.toThrow("enough");
    expect(await rowsOf(shelf)).toEqual(before);
  });
});
