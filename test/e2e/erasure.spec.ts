import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { replay } from "#projections/replay.js";
import { readModels } from "#read-models/registry.js";
import { verifyEventId } from "#sealing/event-codec.js";
import { rewrap } from "#sealing/postgres-wrapping.js";
import { openEngine } from "../../apps/server/engine.js";
import { openingOf } from "../../apps/server/opening.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import { after, anOrganisation, codeOf, idOf, publishSchemes } from "./scene.js";

/** In everything that is personal here, and in nothing else: where it is found, something was left. */
const canary = "quillacanari";
const everyday = "2006";

let server: TestServer;
let secretariat: Enrolled;
let administrator: Enrolled;
let auditor: Enrolled;
const subjects: string[] = [];
let file: string;
let organisation: string;
let visitor: string;
let before: readonly Buffer[];

const done = (reply: Reply): Reply => {
  if (reply.status < 300) return reply;
  throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
};
const post = async (what: string, who: Enrolled, body: unknown, headers = {}) =>
  done(await server.post(`/api/v1/${what}`, who.token, body, headers));

const log = async () =>
  (await server.engine.store.readAll(beginning, 100_000)).map((one) => {
    expect(verifyEventId(one)).toBe(true);
    return Buffer.from(one.bytes);
  });

/** Every row of every table, as text; what is binary, in hex and as it is. */
const everyRow = async (): Promise<string> => {
  const { reading } = server.engine;
  const { rows: tables } = await reading.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname <> 'information_schema' and tablename not in ('pg_authid', 'pg_shadow')`,
  );
  const told: string[] = [];
  for (const { name } of tables) {
    const { rows } = await reading.query<{ row: string }>(`select t::text as row from ${name} t`);
    for (const { row } of rows) {
      told.push(row);
      for (const [, hex = ""] of row.matchAll(/\\\\x([\da-f]+)/g))
        told.push(Buffer.from(hex, "hex").toString("latin1"));
    }
  }
  return told.join("\n").toLowerCase();
};

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
};

/** The names of files in which the canary stands, in whatever case, as text or in hex. */
const filesThatTell = async (folder: string): Promise<readonly string[]> => {
  const telling: string[] = [];
  for (const name of await filesBelow(folder)) {
    const text = (await fs.readFile(name).catch(() => Buffer.alloc(0))).toString("latin1");
    const hex = Buffer.from(canary).toString("hex");
    if (text.toLowerCase().includes(canary) || text.includes(hex)) telling.push(name);
  }
  return telling;
};

const cluster = async (): Promise<string> => {
  const prefix = `creativallee-test-${process.pid}-`;
  const there = (await fs.readdir(os.tmpdir())).find((name) => name.startsWith(prefix));
  return path.join(os.tmpdir(), there ?? "");
};

const erasuresIn = async (phase: string): Promise<readonly string[]> => {
  const reply = await server.get(`/api/v1/erasures?phase=${phase}`, auditor.token);
  return (reply.body as { items: { subject: string }[] }).items.map(({ subject }) => subject);
};

const erase = async (subject: string): Promise<string> => {
  const why = { subject, reason: "asked-by-the-person", legalBasis: "gdpr-17-1-a" };
  const id = idOf(await post("erasures", secretariat, why));
  const own = await server.post(`/api/v1/erasures/${id}/approve`, secretariat.token, {});
  expect(codeOf(own)).toBe("ERASURE_BY_TWO_PEOPLE");
  const early = await server.post(`/api/v1/erasures/${id}/carry-out`, administrator.token, {});
  expect(codeOf(early)).toBe("ERASURE_NOT_APPROVED");
  await post(`erasures/${id}/approve`, administrator, {});
  await post(`erasures/${id}/carry-out`, secretariat, {});
  return id;
};

beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  administrator = await server.person("administrator");
  auditor = await server.person("auditor");
  await publishSchemes(server, secretariat);
  const carrier = await server.person("carrier");
  const named = { name: `Zoé ${canary}`, email: `${canary}@example.org` };
  visitor = idOf(await post("people", administrator, named));
  const facts = anOrganisation({ name: `Maison ${canary}` });
  organisation = idOf(await post("organisations", carrier, facts));
  const title = `Les jardins ${canary}`;
  const initiative = idOf(await post("initiatives", carrier, { organisation, title }));
  const scheme = "haute-qualite-technologique";
  file = idOf(await post("applications", carrier, { initiative, scheme }));
  const shown = await server.get(`/api/v1/schemes/${scheme}`, auditor.token);
  const { content } = shown.body as {
    content: { documents: { kind: string }[]; charter: { id: string }[] };
  };
  const article = content.charter[0]?.id ?? "";
  const texts = { [article]: `Nous, ${canary}, nous y engageons.` };
  await post(`applications/${file}/edit-draft`, carrier, { texts, values: {} });
  const kind = content.documents[0]?.kind ?? "";
  const url = `applications/${file}/documents?kind=${kind}&name=${canary}.txt`;
  const attached = await post(url, carrier, `Budget de ${canary}`, {
    "content-type": "text/plain",
  });
  const motives = `${canary} renonce.`;
  const { headers } = await server.get(
    `/api/v1/applications/${file}`,
    carrier.token,
    after(attached),
  );
  const seen = { "if-match": String(headers["etag"]) };
  const last = await post(`applications/${file}/withdraw`, carrier, { motives }, seen);
  const read = await server.get(`/api/v1/applications/${file}`, auditor.token, after(last));
  expect(JSON.stringify(read.body)).toContain(canary);
  // A table of the past, which is kept for a while.
  const past = new Date(Date.parse(server.house.clock.now())).toISOString();
  await server.get(`/api/v1/applications/${file}?asOf=${past}`, auditor.token);
  expect(await everyRow()).toContain(canary);
  subjects.push(
    `person-${visitor}`,
    `organisation-${organisation}`,
    `initiative-${initiative}`,
    `application-${file}`,
  );
  await server.engine.reading.query(
    `create table public.older_keys as select * from keys.data_keys where subject = '${subjects[0]}'`,
  );
  await server.engine.reading.query(
    `create table public.older_parts as select * from log.sealed_parts where subject = '${subjects[0]}'`,
  );
  before = await log();
  await server.engine.reading.query("checkpoint");
  expect((await filesThatTell(await cluster())).length).toBeGreaterThan(0);
  for (const subject of subjects) await erase(subject);
  while ((await erasuresIn("completed")).length < subjects.length) await pause(100);
}, 240_000);
afterAll(() => server.stop());

describe("what was erased", () => {
  it("reads « effacé » wherever it is asked for", async () => {
    const answers = [
      await server.get("/api/v1/people", administrator.token),
      await server.get(`/api/v1/organisations/${organisation}`, auditor.token),
      await server.get(`/api/v1/applications/${file}`, auditor.token),
      await server.get("/api/v1/initiatives", auditor.token),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toContain("effacé");
      expect(JSON.stringify(body).toLowerCase()).not.toContain(canary);
    }
    const found = await server.get(`/api/v1/applications?search=${canary}`, auditor.token);
    expect((found.body as { items?: unknown[] }).items ?? []).toEqual([]);
  });

  it("is as it was in the past, but for what was erased", async () => {
    const past = new Date(Date.parse(server.house.clock.now())).toISOString();
    const then = await server.get(`/api/v1/applications/${file}?asOf=${past}`, auditor.token);
    expect(JSON.stringify(then.body)).toContain("effacé");
  });

  it("is in no table, as text or in bytes", async () => {
    const told = await everyRow();
    expect(told).toContain(everyday);
    expect(told).not.toContain(canary);
  }, 60_000);

  it("is in no file: of the data folder, of PostgreSQL, of its write-ahead log", async () => {
    const { reading } = server.engine;
    await reading.query("vacuum");
    for (const step of ["checkpoint", "select pg_switch_wal()", "checkpoint"])
      await reading.query(step);
    expect(await filesThatTell(server.house.folder)).toEqual([]);
    expect(await filesThatTell(await cluster())).toEqual([]);
  }, 120_000);

  it("is not in what is measured", async () => {
    const { body } = await server.get("/metrics", auditor.token);
    expect(String(body)).not.toContain(canary);
  });

  it("leaves every event as it was, byte for byte, and tables that follow from them", async () => {
    const now = await log();
    expect(now.length).toBeGreaterThan(before.length);
    expect(now.slice(0, before.length)).toEqual(before);
    const { connection } = server.house;
    const filling = { store: server.engine.store, open: openingOf(server.engine) };
    const found = await replay({ connection, ...filling, models: readModels });
    for (const { model, live } of found)
      expect([model, typeof live === "object" && live.differing]).toEqual([model, []]);
  }, 60_000);

  it("takes nothing personal any more", async () => {
    const url = `/api/v1/organisations/${organisation}`;
    const { headers } = await server.get(url, secretariat.token);
    const seen = { "if-match": String(headers["etag"]) };
    const name = `Encore ${canary}`;
    const reply = await server.post(`${url}/amend`, secretariat.token, { name }, seen);
    expect(codeOf(reply)).toBe("SUBJECT_ERASED");
    expect(await everyRow()).not.toContain(`encore ${canary}`);
  });
});

describe("an erasure that is cut off by a crash", () => {
  it("is begun anew, takes what was left, and is recorded once", async () => {
    const { reading } = server.engine;
    const [person = ""] = subjects;
    const { length } = await log();
    await reading.query(`insert into log.sealed_parts select * from public.older_parts`);
    const { rows } = await reading.query<{ id: string }>(
      `update read.outbox set status = 'waiting', settled_at = null, handed_at = null
       where command = 'EraseSubject' and body->>'subject' = $1 returning id`,
      [person],
    );
    expect(rows).toHaveLength(1);
    const isWaiting = async () =>
      (
        await reading.query(`select from read.outbox where id = $1 and status = 'waiting'`, [
          rows[0]?.id,
        ])
      ).rowCount !== 0;
    while (await isWaiting()) await pause(100);
    const left = await reading.query(`select from log.sealed_parts where subject = $1`, [person]);
    expect([left.rowCount, (await log()).length]).toEqual([0, length]);
  }, 120_000);
});

describe("an older copy of the database", () => {
  it("brings nobody back: what was erased is erased again before anybody is answered", async () => {
    const { reading } = server.engine;
    const [person = ""] = subjects;
    await reading.query(`delete from keys.data_keys where subject = $1`, [person]);
    await reading.query(`insert into keys.data_keys select * from public.older_keys`);
    await reading.query(`insert into log.sealed_parts select * from public.older_parts`);
    await openEngine(server.house, path.join(server.house.folder, "files"));
    const { rows } = await reading.query(
      `select wrapped_by from keys.data_keys where subject = $1
       union all select 'a part' from log.sealed_parts where subject = $1`,
      [person],
    );
    expect(rows).toEqual([{ wrapped_by: "erased" }]);
  }, 60_000);

  it("has keys that nothing opens, once the one that wrapped them is replaced", async () => {
    const { reading, keyPool, ring } = server.engine;
    const { rows } = await reading.query<{ wrapped_by: string }>(
      `select wrapped_by from public.older_keys`,
    );
    await rewrap(keyPool, ring);
    expect(await ring.find(rows[0]?.wrapped_by ?? "")).toBeUndefined();
    // Tables of what was brought back were taken away: they come again.
    for (;;) {
      const people = await server.get("/api/v1/people", administrator.token);
      if (people.status !== 200) continue;
      expect(JSON.stringify(people.body)).toContain("effacé");
      break;
    }
  }, 60_000);
});
