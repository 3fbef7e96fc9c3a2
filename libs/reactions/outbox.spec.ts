import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { application } from "#labelling/application/application.js";
import {
  awaiting,
  checked,
  draft,
  receipt,
  received,
  signed,
  withdrawn,
} from "#labelling/application/file.story.js";
import { projectionMigrations } from "#projections/migrations.js";
import { pause } from "#projections/pause.js";
import { Projector } from "#projections/projector.js";
import { projectionStatus } from "#projections/status.js";
import { StoryLog } from "#projections/story-log.js";
import { laidOut } from "../../test/laid-out.js";
import { checkFiles } from "./check-files.js";
import { Courier, type CourierParts } from "./courier.js";
import { Dispatcher, type DispatcherParts, type Errand } from "./dispatcher.js";
import { freeInitiatives } from "./free-initiatives.js";
import { lapseFiles } from "./lapse-files.js";
import { reactionMigrations } from "./migrations.js";
import { outboxStatus, releaseHeld, replay } from "./outbox.js";
import type { Reaction } from "./reaction.js";
import { ReactionProjection } from "./reaction-projection.js";
import { reactionStandings } from "./standing.js";

/** The stories here are of files; these are enough to answer them, and their messages are few. */
const reactions: readonly Reaction[] = [checkFiles, freeInitiatives, lapseFiles];

const { connection, pool } = await laidOut(projectionMigrations, reactionMigrations);
let log: StoryLog;
let stop: () => Promise<void>;

beforeEach(async () => {
  log = new StoryLog();
  stop = async () => undefined;
  await pool.query("insert into read.leases (name, token) values ($1, 1)", [Dispatcher.work]);
});
afterEach(() => stop());

const run = async (those: readonly Reaction[] = reactions) => {
  const over = new AbortController();
  const projector = new Projector({
    connection,
    store: log.store,
    open: log.open,
    models: [],
    reactions: those.map((one) => new ReactionProjection(one, log.store)),
    report: () => undefined,
  });
  const running = projector.run(over.signal);
  stop = async () => {
    over.abort();
    await running;
  };
  await projector.begun;
};

const until = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await pause(10);
};
const passed = (events: number) =>
  until(async () => {
    const { rows } = await pool.query<{ least: number }>(
      `select min(events)::int as least from read.checkpoints`,
    );
    return rows[0]?.least === events;
  });

/**
 * Notes what it is given; answers as it is told to. Its queue gives at once what it is handed: the
 * real one has its own story.
 */
const dispatcher = (parts: Partial<DispatcherParts & CourierParts> = {}) => {
  const given: Errand[] = [];
  const all = {
    pool,
    send: async (errand: Errand) => {
      given.push(errand);
      return { outcome: "done" as const };
    },
    clock: { now: () => "2026-01-20T09:00:00.000Z" },
    clockIsSane: async () => true,
    lease: () => "1",
    report: () => undefined,
    ...parts,
  };
  const courier = new Courier(all);
  const made = new Dispatcher(all);
  const hand = async (ids: readonly string[]) => {
    await Promise.all(ids.map((id) => courier.carry(id)));
  };
  /** Until nothing is due any more. @returns how many were handed over */
  const dispatch = async () => {
    for (let sum = 0; ;) {
      const count = await made.dispatch(hand);
      if (count === 0) return sum;
      sum += count;
    }
  };
  return { given, dispatch };
};
/** What is given out at an instant. */
const sent = async (now: string, sane = true) => {
  const { given, dispatch } = dispatcher({
    clock: { now: () => now },
    clockIsSane: async () => sane,
  });
  await dispatch();
  return commands(given);
};
/** Time goes by for what is in the outbox. */
const passes = (time: string) =>
  pool.query(
    `update read.outbox set next_at = next_at - $1::interval, handed_at = handed_at - $1::interval,
       failing_since = failing_since - $1::interval`,
    [time],
  );
const failures = async () => (await projectionStatus(pool)).map((each) => each.failures);
const commands = (given: readonly Errand[]) => given.map(({ command }) => command);

const [one, two] = [
  "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f01",
  "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f02",
] as const;

describe("the outbox", () => {
  it("holds each message once, under a key that its event gives", async () => {
    await run();
    await log.tell(application, one, receipt);
    await passed(receipt.length);
    const { given, dispatch } = dispatcher();
    await dispatch();
    expect(await dispatch()).toBe(0);
    expect(given).toHaveLength(2);
    const events = await log.store.read(`application-${one}`, 2, "forwards", 2);
    expect(given).toEqual(
      events.map(({ event }) => ({
        key: `reaction:check-files:${event.id}`,
        command: "CheckApplication",
        id: one,
        body: {},
        cause: event.id,
      })),
    );
  });

  it("loses none and adds none when the connection is cut off over and over", async () => {
    await run();
    for (let nth = 0; nth < 20; nth += 1) {
      await log.tell(application, `${one.slice(0, -2)}${nth + 10}`, [...draft, received]);
      if (nth % 5 === 2) {
        await pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid()`,
        );
      }
    }
    await passed(60);
    const { given, dispatch } = dispatcher();
    await dispatch();
    expect(new Set(given.map(({ id }) => id)).size).toBe(20);
    expect(given).toHaveLength(20);
  }, 20_000);

  it("outlives its process: what was not settled is given again under the same key", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await passed(3);
    const cut = dispatcher({ send: () => new Promise(() => undefined) });
    void cut.dispatch();
    await until(async () => {
      const { rows } = await pool.query(`select from read.outbox where attempts = 1`);
      return rows.length === 1;
    });
    await passes("11 seconds"); // so long, the queue is believed to have it
    const { given, dispatch } = dispatcher();
    await dispatch();
    expect(commands(given)).toEqual(["CheckApplication"]);
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0 });
  });

  it("waits with a deadline for its day in Paris, and while the clock cannot be trusted", async () => {
    await run();
    await log.tell(application, one, awaiting);
    await passed(awaiting.length);
    expect(await sent("2026-02-19T22:59:59.999Z")).toEqual(["CheckApplication"]);
    expect(await sent("2026-02-19T23:00:00.000Z", false)).toEqual([]);
    expect(await sent("2026-02-19T23:00:00.000Z")).toEqual(["LapseApplication"]);
    expect(await sent("2026-02-20T23:00:00.000Z")).toEqual([]);
  });

  it("sets a deadline again when the clock was set back while it was given", async () => {
    await run();
    await log.tell(application, one, awaiting);
    await passed(awaiting.length);
    const times = ["2026-02-20T00:00:00.000Z", "2026-02-18T00:00:00.000Z"];
    await dispatcher().dispatch();
    await dispatcher({ clock: { now: () => times.shift() ?? "" } }).dispatch();
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 1 });
  });

  it("keeps a refusal with its code, for people to see, and does not ask again", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await passed(3);
    const { dispatch } = dispatcher({
      send: async () => ({ outcome: "refused", code: "RULES_UNKNOWN" }),
    });
    await dispatch();
    expect(await dispatch()).toBe(0);
    expect((await outboxStatus(pool)).refused).toMatchObject([{ code: "RULES_UNKNOWN" }]);
  });

  it("tries again, later and later, what failed for another reason", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await passed(3);
    const failing = dispatcher({ send: () => Promise.reject(new Error("log unavailable")) });
    const pauses: number[] = [];
    for (let nth = 0; nth < 14; nth += 1) {
      expect(await failing.dispatch()).toBe(1);
      expect(await failing.dispatch()).toBe(0);
      const { rows } = await pool.query<{ pause: number }>(
        `select extract(epoch from next_at - failing_since)::float as pause from read.outbox`,
      );
      // Just after the failure: `passes` takes both back.
      pauses.push(rows[0]?.pause ?? 0);
      await pool.query(`update read.outbox set next_at = now(), failing_since = now()`);
    }
    expect(pauses.map((each) => Math.round(each * 4) / 4)).toEqual([
      0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600,
    ]);
    expect((await outboxStatus(pool)).failing).toMatchObject([{ error: "log unavailable" }]);
    const { given, dispatch } = dispatcher();
    expect(await dispatch()).toBe(1);
    expect(commands(given)).toEqual(["CheckApplication"]);
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0, failing: [] });
  });

  it("gives up what has failed for a day, but not what was only left alone for one", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await passed(3);
    const failing = dispatcher({ send: () => Promise.reject(new Error("550 no such mailbox")) });
    for (let nth = 1; nth < 12; nth += 1) {
      await failing.dispatch();
      await passes("1 day");
      expect(await outboxStatus(pool)).toMatchObject({ waiting: 1, dead: 0 });
    }
    await failing.dispatch();
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0, dead: 1 });
    await passes("1 day");
    expect(await dispatcher().dispatch()).toBe(0);
  });

  it("calls a webhook for five days, once an hour at last", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await passed(3);
    const asLong = (time: string) =>
      pool.query(
        `update read.outbox set command = 'CallWebhook', attempts = 30, next_at = now(), handed_at = null,
         failing_since = now() - $1::interval`,
        [time],
      );
    const failing = dispatcher({ send: () => Promise.reject(new Error("HTTP_500")) });
    await asLong("4 days 23 hours");
    await failing.dispatch();
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 1, dead: 0 });
    const { rows } = await pool.query<{ pause: number }>(
      `select extract(epoch from next_at - now())::float as pause from read.outbox`,
    );
    expect(Math.ceil((rows[0]?.pause ?? 0) / 3_600)).toBe(1);
    expect(rows[0]?.pause).toBeGreaterThan(600);
    await asLong("5 days");
    await failing.dispatch();
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0, dead: 1 });
  });

  it("lets what waits for its next attempt keep nobody waiting", async () => {
    await run();
    await log.tell(application, one, receipt);
    await passed(receipt.length);
    const failing = dispatcher({ send: () => Promise.reject(new Error("log unavailable")) });
    expect(await failing.dispatch()).toBe(2);
  });

  it("sends a dead letter out again when somebody says so, once each time", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await log.tell(application, two, [...draft, received]);
    await passed(6);
    await pool.query(`update read.outbox set attempts = 12, failing_since = '2026-01-01'`);
    await dispatcher({ send: () => Promise.reject(new Error("gone")) }).dispatch();
    expect(await outboxStatus(pool)).toMatchObject({ dead: 2 });
    const { rows } = await pool.query<{ id: string }>(`select id from read.outbox order by nth`);
    const [first, second] = rows.map(({ id }) => ({ id }));
    const asked = { by: "operator", at: "2026-01-21T09:00:00.000Z", key: "k1" };
    expect(await replay(pool, first ?? { id: "" }, asked)).toBe(1);
    const { given, dispatch } = dispatcher();
    await dispatch();
    expect(given.map(({ id }) => id)).toEqual([one]);
    // The same request again, when it has failed for good once more, or is done.
    expect(await replay(pool, first ?? { id: "" }, asked)).toBe(0);
    expect(await replay(pool, "all-dead", { ...asked, key: "k2" })).toBe(1);
    await pool.query(`update read.outbox set status = 'dead' where id = $1`, [second?.id]);
    expect(await replay(pool, "all-dead", { ...asked, key: "k2" })).toBe(0);
    expect(await replay(pool, { id: "nothing" }, { ...asked, key: "k3" })).toBe(0);
    const kept = await pool.query(`select replayed_by, replayed_at from read.outbox order by nth`);
    expect(kept.rows).toEqual([
      { replayed_by: "operator", replayed_at: asked.at },
      { replayed_by: "operator", replayed_at: asked.at },
    ]);
  });

  it("sends again what was refused, when what was wrong is right now", async () => {
    await run();
    await log.tell(application, one, [...draft, received]);
    await passed(3);
    const refusing = { outcome: "refused", code: "RULES_UNKNOWN" } as const;
    await dispatcher({ send: async () => refusing }).dispatch();
    const { rows } = await pool.query<{ id: string }>(`select id from read.outbox`);
    const asked = { by: "operator", at: "2026-01-21T09:00:00.000Z", key: "k1" };
    expect(await replay(pool, "all-dead", asked)).toBe(0);
    expect(await replay(pool, rows[0] ?? { id: "" }, asked)).toBe(1);
    const { given, dispatch } = dispatcher();
    await dispatch();
    expect(given).toHaveLength(1);
    expect((await outboxStatus(pool)).refused).toEqual([]);
  });

  it("gives one target its commands one after the other", async () => {
    await run();
    await log.tell(application, one, receipt);
    await log.tell(application, two, [...draft, received]);
    await passed(receipt.length + 3);
    const order: string[] = [];
    const { dispatch } = dispatcher({
      send: async ({ id }) => {
        order.push(`${id} in`);
        await pause(20);
        order.push(`${id} out`);
        return { outcome: "done" };
      },
    });
    await dispatch();
    const ofOne = order.filter((entry) => entry.startsWith(one));
    expect(ofOne).toEqual([`${one} in`, `${one} out`, `${one} in`, `${one} out`]);
    expect(order.indexOf(`${two} in`)).toBeLessThan(order.indexOf(`${one} out`));
  });

  it("hands over few letters at once, and no command waits for one", async () => {
    await pool.query(
      `insert into read.outbox (id, reaction, cause, caused_at, command, target, body, status)
       select 'tell:' || n, 'tell', 'e', '', case n % 2 when 0 then 'SendMail' else 'Tell' end,
         'target ' || n / 2, '{}', 'waiting'
       from generate_series(0, 39) n order by n`,
    );
    const handed: string[] = [];
    const parts = {
      pool,
      clock: { now: () => "2026-01-20T09:00:00.000Z" },
      clockIsSane: async () => true,
      lease: () => "1",
      report: () => undefined,
    };
    const dispatch = () => new Dispatcher(parts).dispatch(async (ids) => void handed.push(...ids));
    const isLetter = (id: string) => Number(id.split(":")[1]) % 2 === 0;
    await dispatch();
    expect(handed.filter((id) => !isLetter(id))).toHaveLength(20);
    expect(handed.filter(isLetter)).toEqual(Array.from({ length: 8 }, (_, n) => `tell:${2 * n}`));
    // The server hangs: nothing comes back.
    expect(await dispatch()).toBe(0);
    await pool.query(`update read.outbox set status = 'done' where id = 'tell:0'`);
    await dispatch();
    expect(handed.at(-1)).toBe("tell:16");
  });
});

describe("a reaction that throws on an event", () => {
  const torn: Reaction = {
    ...checkFiles,
    react: (told, state) => {
      if (told.id === one && told.event.type === "ApplicationReceived") throw new Error("torn");
      return checkFiles.react(told as never, state);
    },
  };
  it("stands still for that file alone, and takes it up again once it is mended", async () => {
    await run([torn]);
    await log.tell(application, one, [...draft, received]);
    await log.tell(application, two, [...draft, received]);
    await log.tell(application, one, [signed]);
    await passed(7);
    expect(await failures()).toMatchObject([
      [{ scope: "stream", key: `application-${one}`, reason: "torn" }],
    ]);
    const { given, dispatch } = dispatcher();
    await dispatch();
    expect(given.map(({ id }) => id)).toEqual([two]);

    // Another process of the same release stops at the same place, and sends nothing twice.
    await stop();
    await run([torn]);
    expect(await failures()).toMatchObject([[{ key: `application-${one}` }]]);
    await dispatch();
    expect(given).toHaveLength(1);

    await stop();
    await run([checkFiles]);
    expect(await failures()).toEqual([[]]);
    await log.tell(application, one, [withdrawn]);
    await passed(8);
    await dispatch();
    const events = await log.store.read(`application-${one}`, 2, "forwards", 2);
    expect(given.slice(1).map(({ key }) => key)).toEqual(
      events.map(({ event }) => `reaction:check-files:${event.id}`),
    );
  });
});

describe("a reaction that first runs on a log with a history", () => {
  it("holds back its answers to what is past, remembers it, and an operator can release them", async () => {
    await log.tell(application, one, checked, { at: "2026-01-15T09:00:00.000Z" });
    await log.tell(application, two, [...draft, received], { at: "2026-02-01T09:00:00.000Z" });
    await run();
    await log.tell(application, one, [withdrawn]);
    await passed(checked.length + 4);
    const { given, dispatch } = dispatcher();
    await dispatch();
    // The initiative is known from an event that was there before.
    expect(commands(given)).toEqual(["CloseApplication"]);
    expect(await outboxStatus(pool)).toMatchObject({ waiting: 0, held: 3 });
    expect(await reactionStandings(pool, [...reactions, { name: "to-come" }])).toEqual([
      ...reactions.map(({ name }) => ({
        name,
        events: checked.length + 4,
        stopped: null,
        failures: [],
        waiting: 0,
        refused: 0,
        dead: 0,
        ...(name === "check-files"
          ? {
              held: 3,
              heldFrom: "2026-01-15T09:00:00.000Z",
              heldUntil: "2026-02-01T09:00:00.000Z",
            }
          : { held: 0, heldFrom: null, heldUntil: null }),
      })),
      {
        name: "to-come",
        events: 0,
        stopped: null,
        failures: [],
        waiting: 0,
        refused: 0,
        dead: 0,
        held: 0,
        heldFrom: null,
        heldUntil: null,
      },
    ]);
    const since = "2026-02-01T00:00:00.000Z";
    expect(await releaseHeld(pool, "lapse-files", since)).toBe(0);
    expect(await releaseHeld(pool, "check-files", since)).toBe(1);
    await dispatch();
    expect(given.at(-1)).toMatchObject({ command: "CheckApplication", id: two });
  });
});
