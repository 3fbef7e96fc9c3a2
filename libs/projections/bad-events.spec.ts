import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { logMigrations } from "#event-store/postgres/migrations.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import type { StreamName } from "#kernel/index.js";
import { laidOut } from "../../test/laid-out.js";
import { projectionMigrations } from "./migrations.js";
import { pause } from "./pause.js";
import { Projector } from "./projector.js";
import type { ReadModel } from "./read-model.js";
import { rebuild } from "./rebuild.js";
import { replay } from "./replay.js";
import { projectionStatus } from "./status.js";
import { StoryLog } from "./story-log.js";
import { days, shelf, tool, type ToolEvent } from "./tool-library.js";

const bought = (name: string): ToolEvent => ({ type: "ToolBought", name, from: "a neighbour" });
const lent = (to: string): ToolEvent => ({ type: "ToolLent", to });
const returned: ToolEvent = { type: "ToolReturned" };

const saw = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0001";
const drill = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0002";

const { connection, pool } = await laidOut(logMigrations, projectionMigrations);
let log: StoryLog;
let stop: () => Promise<void>;

beforeEach(async () => {
  stop = async () => undefined;
  log = new StoryLog(new PostgresEventStore(pool));
});
afterEach(() => stop());

const start = (...models: readonly ReadModel[]) => {
  const reported: unknown[] = [];
  const over = new AbortController();
  const report = (error: unknown) => reported.push(error);
  const run = new Projector({ store: log.store, open: log.open, connection, models, report }).run(
    over.signal,
  );
  stop = async () => {
    over.abort();
    await run;
  };
  return reported;
};
const built = (...models: readonly ReadModel[]) =>
  rebuild({ connection, store: log.store, open: log.open, models });

const rowsOf = async ({ name }: ReadModel) =>
  (await pool.query<object>(`select * from read.${name} order by key`)).rows;
const statusOf = async ({ name }: ReadModel) =>
  (await projectionStatus(pool)).find((one) => one.name === name);
const caughtUp = async (...models: readonly ReadModel[]) => {
  const { rows } = await pool.query<{ last: string }>(
    "select lpad(max(position)::text, 19, '0') as last from log.events",
  );
  const last = rows[0]?.last ?? "";
  for (;;) {
    const { rows: at } = await pool.query(
      "select from read.checkpoints where name = any($1) and position >= $2",
      [models.map(({ name }) => name), last],
    );
    if (at.length === models.length) return;
    await pause(10);
  }
};

/** Somebody has meddled with the table: the next event of a stream is none. */
const plant = async (stream: StreamName, version: number, bytes: Buffer) => {
  await pool.query(
    `insert into log.events (position, stream, version, bytes)
     select coalesce(max(position), 0) + 1, $1, $2, $3 from log.events`,
    [stream, version, bytes],
  );
};
/** An event's own bytes, changed. @returns how to put them back */
const meddle = async (stream: StreamName, version: number, how: (text: string) => Buffer) => {
  const { rows } = await pool.query<{ bytes: Buffer }>(
    "select bytes from log.events where stream = $1 and version = $2",
    [stream, version],
  );
  const bytes = rows[0]?.bytes ?? Buffer.alloc(0);
  const put = (these: Buffer) =>
    pool.query(
      `do $$ begin
         set local session_replication_role = replica;
         update log.events set bytes = '\\x${these.toString("hex")}'
         where stream = '${stream}' and version = ${version};
       end $$`,
    );
  await put(how(bytes.toString("utf8")));
  return () => put(bytes);
};

describe("a damaged event", () => {
  it.each([
    ["is not UTF-8", () => Buffer.from([0x7b, 0xff, 0xfe])],
    ["is not JSON", (text: string) => Buffer.from(text.slice(0, -4))],
    ["is JSON, but nothing", () => Buffer.from("null")],
    ["is JSON, but no event", () => Buffer.from('{"type":"ToolLent"}')],
    ["is empty", () => Buffer.alloc(0)],
  ])("that %s stops its stream alone, is told, and is healed by a rebuild", async (_, how) => {
    await log.tell(tool, saw, [bought("Scie"), lent("ana")]);
    await log.tell(tool, drill, [bought("Perceuse")]);
    const mend = await meddle(`tool-${saw}`, 1, how);
    await log.tell(tool, saw, [returned]);
    const reported = start(shelf, days);
    await caughtUp(shelf, days);
    await log.tell(tool, drill, [lent("bea")]);
    await caughtUp(shelf, days);
    expect(await rowsOf(shelf)).toMatchObject([
      { key: saw, borrower: null, loans: 0 },
      { key: drill, borrower: "bea", loans: 1 },
    ]);
    expect(reported).toEqual([]);
    const failure = { scope: "stream", key: `tool-${saw}`, reason: expect.any(String) };
    expect(await statusOf(shelf)).toMatchObject({ stopped: null, failures: [failure] });
    expect(await statusOf(days)).toMatchObject({ stopped: null, failures: [failure] });
    // Built anew, it stands still at the same place.
    await built(shelf, days);
    expect(await statusOf(shelf)).toMatchObject({ stopped: null, failures: [failure] });

    await mend();
    await built(shelf, days);
    await caughtUp(shelf, days);
    expect(await rowsOf(shelf)).toMatchObject([
      { key: saw, borrower: null, loans: 1 },
      { key: drill, borrower: "bea" },
    ]);
    expect(await statusOf(shelf)).toMatchObject({ failures: [] });
    await log.tell(tool, saw, [lent("cid")]);
    await caughtUp(shelf, days);
    expect((await rowsOf(shelf))[0]).toMatchObject({ borrower: "cid", loans: 2 });
  });

  it("stops its stream while it is followed, as the write side stops there", async () => {
    await log.tell(tool, drill, [bought("Perceuse")]);
    start(shelf, days);
    await caughtUp(shelf, days);
    await plant(`tool-${saw}`, 0, Buffer.from("…"));
    await log.tell(tool, drill, [lent("bea")]);
    await caughtUp(shelf, days);
    expect(await rowsOf(shelf)).toMatchObject([{ key: drill, borrower: "bea" }]);
    const [stored] = await log.store.read(`tool-${saw}`, 0, "forwards", 10);
    expect(stored).toMatchObject({
      unreadable: expect.any(String),
      event: { stream: `tool-${saw}`, version: 0, schema: 0 },
    });
  });

  it("that does not open as it was sealed stops its stream, where it is shown", async () => {
    await log.tell(tool, saw, [bought("Scie")]);
    await log.tell(tool, drill, [bought("Perceuse")]);
    const mend = await meddle(`tool-${saw}`, 0, (text) =>
      Buffer.from(text.replace(/"name":\{[^}]*\}/, '"name":"in clear"')),
    );
    start(shelf, days);
    await caughtUp(shelf, days);
    expect(await rowsOf(shelf)).toMatchObject([{ key: drill }]);
    expect(await statusOf(shelf)).toMatchObject({ stopped: null, failures: [{ scope: "stream" }] });
    expect(await statusOf(days)).toMatchObject({ events: 2, failures: [] });
    await mend();
    await built(shelf);
    expect(await rowsOf(shelf)).toMatchObject([{ key: saw, name: "Scie" }, { key: drill }]);
  });
});

describe("a fold that is wrong", () => {
  const forgetful: ReadModel = {
    ...shelf,
    keys: (told) => {
      if (told.event.type === "ToolLent" && told.id === saw) throw new Error("whose is it?");
      return shelf.keys(told as never);
    },
  };

  it("about whom an event concerns stops that event's stream, until it is mended and rebuilt", async () => {
    start(forgetful, days);
    await log.tell(tool, saw, [bought("Scie"), lent("ana"), returned]);
    await log.tell(tool, drill, [bought("Perceuse"), lent("bea")]);
    await caughtUp(forgetful, days);
    expect(await rowsOf(shelf)).toMatchObject([
      { key: saw, loans: 0 },
      { key: drill, borrower: "bea" },
    ]);
    expect(await statusOf(shelf)).toMatchObject({
      stopped: null,
      events: 5,
      failures: [{ scope: "stream", key: `tool-${saw}`, reason: "whose is it?" }],
    });
    // Another process that takes over knows it, too.
    await stop();
    start(forgetful, days);
    await log.tell(tool, saw, [lent("cid")]);
    await caughtUp(forgetful, days);
    expect((await rowsOf(shelf))[0]).toMatchObject({ loans: 0 });
    expect(await replayed(forgetful)).toMatchObject({ rows: 2, live: { differing: [] } });

    await stop();
    await built(shelf);
    start(shelf, days);
    await caughtUp(shelf, days);
    expect((await rowsOf(shelf))[0]).toMatchObject({ borrower: "cid", loans: 2 });
    expect(await statusOf(shelf)).toMatchObject({ failures: [] });
  });

  it("so that the table cannot hold what it gives stops that event's stream alone", async () => {
    const great: ReadModel = {
      ...shelf,
      project: (row, told, key) => {
        const after = shelf.project(row as never, told as never, key);
        return after?.borrower === "bea" ? { ...after, loans: 2 ** 40 } : after;
      },
    } as ReadModel;
    start(great, days);
    await until(async () => (await statusOf(shelf)) !== undefined);
    await log.tell(tool, saw, [bought("Scie"), lent("ana"), returned, lent("bea"), returned]);
    await log.tell(tool, drill, [bought("Perceuse"), lent("cid")]);
    await caughtUp(great, days);
    expect(await rowsOf(shelf)).toMatchObject([
      { key: saw, borrower: null, loans: 1 },
      { key: drill, borrower: "cid" },
    ]);
    expect(await statusOf(shelf)).toMatchObject({
      stopped: null,
      events: 7,
      failures: [
        { scope: "stream", key: `tool-${saw}`, reason: expect.stringContaining("out of range") },
      ],
    });
  });
});

const until = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await pause(10);
};

const replayed = async (model: ReadModel) => {
  const { store, open } = log;
  const [found] = await replay({ connection, store, open, models: [model] });
  return found;
};
