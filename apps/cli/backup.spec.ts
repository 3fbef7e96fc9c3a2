import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { webhookCaller } from "#infrastructure/webhooks/caller.js";
import { engineActor, type StreamName } from "#kernel/index.js";
import { operations } from "#labelling/registry.js";
import { destroyKeys } from "#sealing/postgres-erasing.js";
import { rewrap } from "#sealing/postgres-wrapping.js";
import { keepingMailer } from "#mails/mailer.js";
import { outboxStatus } from "#reactions/outbox.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { enrol } from "../../test/enrol.js";
import { testHouse } from "../../test/house.js";
import { postgresServer } from "../../test/postgres-server.js";
import { visiting } from "../../test/visiting.js";
import { auditPlace } from "../server/audit/place.js";
import { type Engine, openEngine } from "../server/engine.js";
import { dossiersFile } from "../server/sample/dossiers.js";
import { openWork } from "../server/worker/work.js";
import { blobFiles } from "./backup/blobs.js";
import { load } from "./backup/load.js";

let cli: CommandLine;
let engine: Engine;
let stopWork: () => Promise<void>;
const here = (name: string) => path.join(path.dirname(cli.dataDir), name);

beforeAll(async () => {
  cli = await commandLine();
  engine = await openEngine(cli.house, path.join(cli.dataDir, "files"));
  const outside = { mailer: keepingMailer, caller: webhookCaller([]) };
  const place = await auditPlace({ dataDir: cli.dataDir });
  const work = openWork(cli.house.connection, engine, outside, place);
  const stopping = new AbortController();
  const working = work.run(stopping.signal);
  stopWork = async () => {
    stopping.abort();
    await working;
  };
  await work.projector.begun;
  const imported = await cli.run(["import", dossiersFile(), "--scheme", "creativallee"]);
  expect(imported.status).toBe(0);
  while (!(await isSettled(engine))) await pause(20);
}, 120_000);
afterAll(async () => {
  await stopWork();
  await cli.stop();
}, 30_000);

const isSettled = async ({ reading }: Engine): Promise<boolean> => {
  const { waiting, dated } = await outboxStatus(reading);
  const { rows } = await reading.query<{ behind: boolean }>(
    `select exists (select from read.checkpoints where name like 'reaction %' and position::bigint <
       (select max(position) from log.events)) as behind`,
  );
  return waiting === dated && rows[0]?.behind === false;
};

/** What of this beginning is there, of whatever kind. */
const named = async (beginning: string): Promise<readonly string[]> =>
  (await fs.readdir(path.dirname(cli.dataDir))).filter((name) => name.startsWith(beginning));

const bytesOf = async ({ store }: Engine) =>
  (await store.readAll(beginning, 1_000_000)).map(({ bytes }) => Buffer.from(bytes).toString());

/** What messages say, and how they stand. */
const messagesOf = async ({ reading }: Engine) =>
  (
    await reading.query<object>(
      `select id, reaction, cause, command, target, body, not_before, status, code
       from read.outbox order by id collate "C"`,
    )
  ).rows;

const backup = (to: string, more = {}) => cli.run(["backup", to], more);
const keyFile = () => path.join(cli.dataDir, "key.json");
const restore = (from: string, to: string, ...more: string[]) =>
  cli.run(["restore", from, "--key-file", keyFile(), ...more], { env: { DATA_DIR: to } });

const register = {
  body: { name: "Jo Vasseur", email: "jo.vasseur@example.org" },
  actor: engineActor,
  key: "once",
};
const registering = (on: Engine) => {
  const operation = operations.find(({ type }) => type === "RegisterPerson");
  if (!operation) throw new Error("Nobody is registered any more.");
  return on.operations.execute(operation, register);
};

describe("a backup that is taken while commands are", () => {
  let answered: unknown;
  beforeAll(async () => {
    answered = await registering(engine);
    const over = new AbortController();
    const writing = (async () => {
      while (!over.signal.aborted) await enrol(engine, "carrier");
    })();
    const { status, out, error } = await backup(here("backup"));
    over.abort();
    await writing;
    expect([status, error]).toEqual([0, []]);
    expect(out).toEqual([expect.stringMatching(/^Backed up and verified: \d+ events/)]);
    const restored = await restore(here("backup"), here("restored"));
    expect(restored).toMatchObject({ status: 0, error: [] });
  }, 120_000);

  it("gives the same log, event by event, up to where it was", async () => {
    const all = await bytesOf(engine);
    const there = await visiting(here("restored"), bytesOf);
    expect(there.length).toBeGreaterThan(100);
    expect(there).toEqual(all.slice(0, there.length));
  }, 60_000);

  it("gives read models that are what the log comes to, and opens what is sealed", async () => {
    const { status, out } = await cli.run(["replay"], { env: { DATA_DIR: here("restored") } });
    expect([status, out.at(-1)]).toEqual([0, "All is as it should be."]);
    const shown = (dataDir: string) => cli.run(["show", "npdc-13"], { env: { DATA_DIR: dataDir } });
    expect(await shown(here("restored"))).toEqual(await shown(cli.dataDir));
  }, 60_000);

  it("knows which messages are done, so that none goes out twice", async () => {
    const messages = await messagesOf(engine);
    expect(messages.length).toBeGreaterThan(20);
    expect(await visiting(here("restored"), messagesOf)).toEqual(messages);
  }, 60_000);

  it("answers a command from before as it was answered, and stores nothing", async () => {
    await visiting(here("restored"), async (there) => {
      const before = await bytesOf(there);
      expect(await registering(there)).toEqual(answered);
      expect(await bytesOf(there)).toEqual(before);
    });
  }, 60_000);
});

describe("a backup that is restored on a server", () => {
  it("is how a label moves there, to a database that holds nothing", async () => {
    const postgres = await postgresServer();
    try {
      const DATABASE_URL = await postgres.database("moved");
      const there = { DATA_DIR: here("moved"), DATABASE_URL };
      const moved = await cli.run(["restore", here("backup"), "--key-file", keyFile()], {
        env: there,
      });
      expect(moved).toMatchObject({ status: 0, error: [] });
      const { out } = await cli.run(["replay"], { env: there });
      expect(out.at(-1)).toBe("All is as it should be.");
      const twice = { DATA_DIR: here("moved-again"), DATABASE_URL };
      const again = ["restore", here("backup"), "--key-file", keyFile()];
      expect(await cli.run(again, { env: twice })).toEqual({
        status: 1,
        out: [],
        error: [expect.stringContaining("has a log or keys already")],
      });
    } finally {
      await postgres.stop();
    }
  }, 120_000);
});

describe("loading that is cut off", () => {
  it("leaves nothing in the database, which takes it all the next time", async () => {
    const house = await testHouse();
    const pool = house.pool("spec", 2);
    const count = async (table: string) => {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int as count from ${table}`,
      );
      return rows[0]?.count;
    };
    const cut = new AbortController();
    const files = (await blobFiles(here("backup/files"))).length;
    let taken = 0;
    const step = (rows: number) => {
      // Files go first: this is in the midst of the tables.
      if ((taken += rows) > files) cut.abort();
    };
    const folder = here("backup");
    const loading = { folder, keys: folder, dataDir: house.folder, pool };
    await expect(load({ ...loading, signal: cut.signal, step })).rejects.toThrow("aborted");
    expect(taken).toBeGreaterThan(files);
    expect([await count("keys.log_secret"), await count("log.events")]).toEqual([0, 0]);
    const { signal } = new AbortController();
    await load({ ...loading, signal, step: () => undefined });
    expect(await count("keys.log_secret")).toBe(1);
    expect(await count("log.events")).toBeGreaterThan(100);
    await house.stop();
  }, 60_000);
});

describe("a backup or restoring that cannot be", () => {
  /** A copy of the good one, in which something is changed. */
  const spoilt = async (name: string, spoil: (folder: string) => Promise<void>) => {
    await fs.cp(here("backup"), here(name), { recursive: true });
    await spoil(here(name));
    return restore(here(name), here(`${name}-data`));
  };
  const change = async (file: string, by: (text: string) => string) =>
    fs.writeFile(file, by(await fs.readFile(file, "utf8")));

  it("opens nothing without the key that wraps the others, and says so", async () => {
    expect(await cli.run(["restore", here("backup")], { env: { DATA_DIR: here("bare") } })).toEqual(
      {
        status: 1,
        out: [],
        error: [expect.stringMatching(/wrapped by the key .* nothing personal can be read/)],
      },
    );
    await expect(fs.access(here("bare"))).rejects.toThrow();
    for (const file of ["keys.jsonl", "secret.jsonl"])
      expect(await fs.readFile(path.join(here("backup"), file), "utf8")).not.toContain('"none"');
  }, 60_000);

  it("takes no folder for its own that it has not made", async () => {
    await fs.mkdir(here("mine.restoring"));
    await fs.writeFile(path.join(here("mine.restoring"), "kept"), "x");
    const refused = await restore("/nonexistent", here("mine"));
    expect(refused).toMatchObject({
      status: 1,
      error: [
        expect.stringContaining(`Beside it stands ${here("mine.restoring")}`),
        expect.stringContaining("is no backup"),
      ],
    });
    expect(await named("mine")).toEqual(["mine.restoring"]);
    expect(await fs.readdir(here("mine.restoring"))).toEqual(["kept"]);
  });

  it("is one of two that are begun at once: the other is told, and leaves nothing", async () => {
    const both = [1, 2].map(() => restore(here("backup"), here("twice")));
    const said = (await Promise.all(both)).sort((a, b) => a.status - b.status);
    expect(said.map(({ status }) => status)).toEqual([0, 1]);
    expect(said[1]?.error.at(-1)).toContain("holds something already");
    expect(await named("twice")).toEqual(["twice"]);
    expect((await cli.run(["doctor"], { env: { DATA_DIR: here("twice") } })).status).toBe(0);
  }, 120_000);

  it("is refused before anything is done where no folder can be", async () => {
    const file = await cli.write("file", "x");
    for (const place of [file, path.join(file, "below"), "/proc/nowhere"])
      expect(await restore(here("backup"), place)).toEqual({
        status: 1,
        out: [],
        error: [expect.stringContaining(`${place} cannot be used`)],
      });
    expect(await fs.readFile(file, "utf8")).toBe("x");
    expect(await named("file")).toEqual(["file"]);
  });

  it("writes over nothing", async () => {
    expect(await backup(here("backup"))).toMatchObject({ status: 1, out: [] });
    expect(await restore(here("backup"), here("restored"))).toEqual({
      status: 1,
      out: [],
      error: [expect.stringContaining("holds something already")],
    });
  });

  it("is begun anew where the last one was interrupted, which is no backup", async () => {
    const over = new AbortController();
    over.abort();
    expect((await backup(here("again"), { signal: over.signal })).status).toBe(130);
    const early = await restore(here("again"), here("early"));
    expect([early.status, early.error]).toEqual([1, [expect.stringContaining("not finished")]]);
    expect((await backup(here("again"))).status).toBe(0);
    await expect(fs.access(here("early"))).rejects.toThrow();
  }, 60_000);

  it.each([
    ["an event", "log.jsonl", (text: string) => text.replace("npdc", "npdx")],
    ["an event less", "log.jsonl", (text: string) => text.slice(text.indexOf("\n") + 1)],
    ["a sealed value", "sealed.jsonl", (text: string) => text.replace(/0(?=\w"\})/, "1")],
    ["a key less", "keys.jsonl", (text: string) => text.slice(text.indexOf("\n") + 1)],
    ["how a message stands", "messages.jsonl", (text: string) => text.replace("done", "held")],
  ])(
    "is refused with %s changed, and leaves nothing",
    async (what, file, by) => {
      const name = `spoilt ${what}`;
      const refused = await spoilt(name, (folder) => change(path.join(folder, file), by));
      expect(refused).toMatchObject({ status: 1, out: [] });
      expect(await named(`${name}-data`)).toEqual([]);
    },
    60_000,
  );

  it("is refused with a file that lacks, or is another", async () => {
    const [folder = ""] = await fs.readdir(path.join(here("backup"), "files"));
    const gone = await spoilt("gone", (copy) =>
      fs.rm(path.join(copy, "files", folder), { recursive: true }),
    );
    expect(gone.status).toBe(1);
    const other = await spoilt("other", async (copy) => {
      const [file = ""] = await fs.readdir(path.join(copy, "files", folder));
      await fs.appendFile(path.join(copy, "files", folder, file), " ");
    });
    expect(other.error).toEqual([expect.stringContaining("was altered")]);
  }, 60_000);

  it("is left to a server's own tools, and not made of nothing", async () => {
    const server = { DATABASE_URL: "postgres://user@127.0.0.1:1/label", DATA_DIR: here("none") };
    const elsewhere = { EVENTSTORE_URL: "esdb://127.0.0.1:1?tls=false", DATA_DIR: here("none") };
    for (const told of [
      await backup(here("of-a-server"), { env: server }),
      await cli.run(["restore", here("backup")], { env: elsewhere }),
    ])
      expect(told.error).toEqual([expect.stringContaining("its own tools")]);
    const empty = await cli.run(["backup", here("of-nothing")], {
      env: { DATA_DIR: here("empty") },
    });
    expect(empty.error).toEqual([expect.stringContaining("nothing to back up")]);
  }, 60_000);
});

describe("a backup that is older than the key that wraps", () => {
  it("is restored with the newest keys, and by nothing else", async () => {
    const pool = cli.house.pool("spec", 1);
    await rewrap(pool, engine.ring);
    const old = await restore(here("backup"), here("old"));
    expect(old).toMatchObject({ status: 1, error: [expect.stringContaining("newest keys")] });
    const saved = await cli.run(["backup", "--keys-alone", here("keys")]);
    expect(saved).toMatchObject({
      status: 0,
      out: [expect.stringMatching(/^Keys backed up: \d+/)],
    });
    const restored = await restore(here("backup"), here("old"), "--keys", here("keys"));
    expect(restored).toMatchObject({ status: 0, error: [] });
    const shown = (dataDir: string) => cli.run(["show", "npdc-13"], { env: { DATA_DIR: dataDir } });
    expect(await shown(here("old"))).toEqual(await shown(cli.dataDir));
    expect((await fs.stat(path.join(here("old"), "key.json"))).mode & 0o777).toBe(0o600);
  }, 120_000);

  it("brings nobody back who was erased since, even with keys from before", async () => {
    const standingOf = async (on: Engine, subject: string) => {
      const { rows } = await on.reading.query<{ wrapped_by: string; parts: number }>(
        `select wrapped_by, (select count(*)::int from log.sealed_parts p where p.subject = k.subject) as parts
         from keys.data_keys k where subject = $1`,
        [subject],
      );
      return rows[0];
    };
    const { rows } = await engine.reading.query<{ subject: StreamName }>(
      `select subject from log.sealed_parts where subject like 'person-%' order by subject limit 1`,
    );
    const subject = rows[0]?.subject ?? "person-none";
    await destroyKeys(engine.keyPool, engine.ring, [subject]);
    const restored = await restore(here("backup"), here("without"), "--keys", here("keys"));
    expect(restored).toMatchObject({ status: 0, error: [] });
    expect(await visiting(here("without"), (there) => standingOf(there, subject))).toEqual({
      wrapped_by: "erased",
      parts: 0,
    });
    const { out } = await cli.run(["replay"], { env: { DATA_DIR: here("without") } });
    expect(out.at(-1)).toBe("All is as it should be.");
  }, 120_000);
});
