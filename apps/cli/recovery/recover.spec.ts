import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client, type Pool } from "pg";
import { beginning, type EventStore } from "#event-store/port.js";
import { webhookCaller } from "#infrastructure/webhooks/caller.js";
import { keepingMailer } from "#mails/mailer.js";
import { outboxStatus } from "#reactions/outbox.js";
import { reactions } from "#reactions/registry.js";
import { sendMail } from "#reactions/send-mail.js";
import { readModels } from "#read-models/registry.js";
import { type CommandLine, commandLine } from "../../../test/command-line.js";
import { type Node, startNode } from "../../../test/event-store-server/server.js";
import { addressOf } from "../../../test/event-store-server/under-test.js";
import { auditPlace } from "../../server/audit/place.js";
import { type Engine, openEngine } from "../../server/engine.js";
import { openLog } from "../../server/log.js";
import { dossiersFile } from "../../server/sample/dossiers.js";
import { openWork } from "../../server/worker/work.js";

const cut = 20;
const all = (store: EventStore) => store.readAll(beginning, 100_000);

/** Where the log stands, and how it loses its end. */
interface Place {
  readonly address: string | undefined;
  lose(cli: CommandLine, pool: Pool, events: number): Promise<Place>;
  stop(): Promise<void>;
}

const inPostgres = async (): Promise<Place> => {
  const here: Place = {
    address: undefined,
    lose: async (_cli, pool, events) => {
      await pool.query("alter table log.events disable trigger only_added_to");
      await pool.query(
        `delete from log.events where position > (select max(position) - ${events} from log.events)`,
      );
      await pool.query("alter table log.events enable trigger only_added_to");
      return here;
    },
    stop: async () => undefined,
  };
  return here;
};

/** An older copy of it comes up elsewhere, as from a backup. */
const onNode = (node: Node): Place => ({
  address: addressOf(node),
  lose: async (_cli, pool, events) => {
    const copy = await startNode();
    const from = await openLog(pool, addressOf(node));
    const to = await openLog(pool, addressOf(copy));
    for (const one of (await all(from)).slice(0, -events)) {
      const { stream, version } = one.event;
      await to.append(stream, version === 0 ? "none" : version - 1, [one], []);
    }
    await node.stop();
    return onNode(copy);
  },
  stop: () => node.stop(),
});

describe.each([
  ["PostgreSQL", inPostgres],
  ["EventStoreDB", async () => onNode(await startNode())],
])("creativallee log recover, with the log in %s", (_, begin) => {
  let cli: CommandLine;
  let place: Place;
  let pool: Pool;
  let lost: readonly string[];
  let sent: readonly object[];
  const env = () => ({
    ...cli.env,
    ...(place.address === undefined ? {} : { EVENTSTORE_URL: place.address }),
  });
  const call = (...args: string[]) => cli.run(args, { env: env() });
  const recover = (...more: string[]) => call("log", "recover", "--reason", "restored", ...more);
  const log = () => openLog(pool, place.address);
  const said = async () =>
    (await all(await log())).filter(({ event }) => event.type === "LogRecovered");
  const lettersSent = async () =>
    (
      await pool.query<object>(
        `select id, attempts from read.outbox where command = $1 and status = 'done' order by id collate "C"`,
        [sendMail.type],
      )
    ).rows;

  /** Until all that follows has followed. */
  const working = async (): Promise<void> => {
    const engine = await openEngine(cli.house, path.join(cli.dataDir, "files"), place.address);
    const outside = { mailer: keepingMailer, caller: webhookCaller([]) };
    const work = openWork(cli.house.connection, engine, outside, await auditPlace(cli));
    const stopping = new AbortController();
    const run = work.run(stopping.signal);
    await work.projector.begun;
    while (!(await isSettled(engine))) await pause(50);
    stopping.abort();
    await run;
  };
  const isSettled = async ({ reading, store }: Engine): Promise<boolean> => {
    const last = (await all(store)).at(-1);
    const { rows } = await reading.query<{ there: number }>(
      `select count(*)::int as there from read.checkpoints where position = $1`,
      [last?.position],
    );
    const { waiting, dated } = await outboxStatus(reading);
    return waiting === dated && rows[0]?.there === readModels.length + reactions.length;
  };

  beforeAll(async () => {
    cli = await commandLine();
    place = await begin();
    pool = cli.house.pool("spec", 2);
    const some = (await fs.readFile(dossiersFile(), "utf8")).split("\n").slice(0, 4).join("\n");
    const file = await cli.write("some.jsonl", `${some}\n`);
    expect((await call("import", file, "--scheme", "creativallee")).status).toBe(0);
    await working();
  }, 180_000);
  afterAll(async () => {
    await cli.stop();
    await place.stop();
  }, 30_000);

  it("changes nothing where nothing is missing", async () => {
    expect(await recover("--yes")).toEqual({
      status: 1,
      out: [],
      error: [expect.stringContaining("there is nothing to recover, and nothing was changed")],
    });
    expect(await said()).toEqual([]);
  }, 60_000);

  it("is what a start asks for on a log that has lost its end", async () => {
    lost = (await all(await log())).slice(-cut).map(({ event }) => event.id);
    // One of the letters about what will be missing has not left yet.
    await pool.query(
      `update read.outbox set status = 'waiting', not_before = '2999-01-01' where id =
         (select id from read.outbox where cause = any($1) and status = 'done' limit 1)`,
      [lost],
    );
    place = await place.lose(cli, pool, cut);
    expect(await call("applications")).toMatchObject({
      status: 1,
      error: [expect.stringContaining("creativallee log recover")],
    });
  }, 60_000);

  it("is confirmed by somebody, and begun beside nobody at work", async () => {
    const alone = await recover();
    expect([alone.status, alone.error]).toEqual([2, [expect.stringContaining("add --yes")]]);
    expect(alone.out).toContainEqual(
      expect.stringMatching(new RegExp(`^At least ${cut} events are missing`)),
    );
    await pool.query("update read.leases set until = now() + interval '1 minute'");
    const beside = await recover("--yes");
    expect(beside.error).toEqual([expect.stringContaining("is at work on this database")]);
    await pool.query("update read.leases set until = now()");
    const serving = new Client({ ...cli.house.connection, application_name: "creativallee web" });
    await serving.connect();
    expect((await recover("--yes")).error).toEqual(beside.error);
    await serving.end();
    expect(await said()).toEqual([]);
  }, 60_000);

  it("is completed when it was killed in its midst, and says so once", async () => {
    sent = await lettersSent();
    const client = await pool.connect();
    await client.query("begin");
    await client.query("lock table read.checkpoints in share mode");
    const child = spawn(
      process.execPath,
      [
        "--conditions=source",
        "--import",
        "./test/typescript.mjs",
        "apps/cli/main.ts",
        "log",
        "recover",
        "--reason",
        "restored",
        "--yes",
      ],
      { env: { PATH: process.env["PATH"], ...env() }, stdio: "ignore" },
    );
    const exited = once(child, "exit");
    while ((await said()).length === 0) await pause(50);
    child.kill("SIGKILL");
    await exited;
    await client.query("rollback");
    client.release();
    expect((await call("applications")).error).toEqual([
      expect.stringContaining("creativallee log recover"),
    ]);
    const { status, out, error } = await recover();
    expect([status, error]).toEqual([0, []]);
    expect(out).toContain("This recovery was begun before; it is completed.");
  }, 120_000);

  it("states what is missing", async () => {
    const events = await all(await log());
    const recorded = events.filter(({ event }) => event.type === "LogRecovered");
    const left = events[events.length - 2]?.event;
    expect(recorded.map(({ event }) => event)).toMatchObject([
      {
        stream: "origin-log",
        version: 0,
        actor: { id: "engine" },
        data: {
          reason: "restored",
          missing: cut,
          seen: { event: lost.at(-1), index: events.length - 1 + cut },
          end: { event: left?.id, version: left?.version, index: events.length - 1 },
        },
      },
    ]);
  });

  it("lets everything go on, and nothing leave about what is missing, or twice", async () => {
    expect((await call("applications")).status).toBe(0);
    expect((await call("replay")).out.at(-1)).toBe("All is as it should be.");
    const { rows: about } = await pool.query<object>(
      `select distinct status, code from read.outbox where cause = any($1) order by status`,
      [lost],
    );
    expect(about).toEqual([
      { status: "done", code: "EVENT_LOST" },
      { status: "refused", code: "EVENT_LOST" },
    ]);
    await working();
    const left = new Set<string>((await all(await log())).map(({ event }) => event.id));
    expect(lost.filter((id) => left.has(id))).toEqual([]);
    expect(await lettersSent()).toEqual(expect.arrayContaining([...sent]));
    expect((await recover("--yes")).status).toBe(1);
    expect(await said()).toHaveLength(1);
    expect((await call("replay")).out.at(-1)).toBe("All is as it should be.");
  }, 120_000);
});
