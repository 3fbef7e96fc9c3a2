import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Pool } from "pg";
import { Registry } from "prom-client";
import { operations } from "#labelling/registry.js";
import { openEngine } from "../../apps/server/engine.js";
import { healthServer } from "../../apps/server/worker/health-server.js";
import { scrape } from "../../apps/server/metrics/scrape.js";
import type { Enrolled } from "../enrol.js";
import { type TestServer, testServer } from "../server.js";
import { carrying, type Carrying, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let hers: Carrying;
beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
}, 60_000);
afterAll(() => server.stop());

/** Each line's value by its name and labels. */
const figuresIn = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const end = line.lastIndexOf(" ");
        return [line.slice(0, end), Number(line.slice(end + 1))] as const;
      }),
  );

const asked = async () => {
  const { status, headers, body } = await server.get("/metrics");
  expect([status, headers["content-type"]]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
  return figuresIn(String(body));
};

const commands = (name: string, outcome: string) =>
  `creativallee_command_seconds_count{name="${name}",outcome="${outcome}"}`;

describe("what is told to Prometheus", () => {
  it("has every command by name and outcome, and how long it took", async () => {
    const before = await asked();
    const { application } = await carrying(server, "creativallee", hers.carrier);
    const withdraw = `/api/v1/applications/${application}/withdraw`;
    const body = { motives: "Plus tard." };
    const ifMatch = { "if-match": "*" };
    expect((await server.post(withdraw, hers.carrier.token, body, ifMatch)).status).toBe(200);
    const other = await server.person("carrier");
    expect((await server.post(withdraw, other.token, body, ifMatch)).status).toBe(404);
    const after = await asked();
    const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(more(commands("WithdrawApplication", "done"))).toBe(1);
    expect(more(commands("WithdrawApplication", "not-found"))).toBe(1);
    const slowest = 'creativallee_command_seconds_bucket{le="+Inf"';
    expect(after.get(`${slowest},name="WithdrawApplication",outcome="done"}`)).toBe(1);
  });

  it("has the size of the calls that appends travel in", async () => {
    const figures = await asked();
    const calls = figures.get("creativallee_append_batch_size_count") ?? 0;
    expect(calls).toBeGreaterThan(5);
    expect(figures.get("creativallee_append_batch_size_sum")).toBeGreaterThanOrEqual(calls);
  });

  it("has an append that came second to its stream", async () => {
    const { carrier, application } = hers;
    const edit = operations.find(({ type }) => type === "EditDraft");
    if (!edit) throw new Error("Drafts are not edited any more.");
    const asking = (key: string) => ({
      id: application,
      body: { texts: { article1: key } },
      actor: { id: carrier.id, as: "carrier" as const },
      key,
    });
    const one = await openEngine(server.house, path.join(server.house.folder, "files"));
    for (const [engine, key] of [
      [one, "first"],
      [server.engine, "second"],
      [one, "third"],
    ] as const)
      expect(await engine.operations.execute(edit, asking(key))).toMatchObject({ outcome: "done" });
    const conflicts = 'creativallee_conflicts_total{name="EditDraft"}';
    expect(figuresIn(await one.meter.text(new Registry())).get(conflicts)).toBe(1);
  });

  it("has how far each projection is behind, in events and in time", async () => {
    const { reading } = server.engine;
    await reading.query(
      `insert into read.checkpoints (name, version, position, events) values ('late', 1, '', 0)`,
    );
    // Reactions may add to them meanwhile.
    const before = await server.events();
    const figures = await asked();
    await reading.query(`delete from read.checkpoints where name = 'late'`);
    const lag = figures.get('creativallee_projection_lag_events{name="late"}');
    expect(lag).toBeGreaterThanOrEqual(Math.min(1_000, before));
    expect(lag).toBeLessThanOrEqual(await server.events());
    expect(figures.get('creativallee_projection_lag_seconds{name="late"}')).toBeGreaterThan(0);
    expect(figures.get('creativallee_projection_stopped{name="applications"}')).toBe(0);
    expect(figures.has('creativallee_projection_lag_events{name="applications"}')).toBe(true);
  });

  it("has what waits in the outbox, since when, and what nobody tries any more", async () => {
    const write = (id: string, status: string, notBefore: string | null) =>
      server.engine.reading.query(
        `insert into read.outbox
           (id, reaction, cause, caused_at, command, target, body, not_before, status, next_at)
         values ($1, 'tell', 'event', '2006-09-22T08:00:00.000Z', 'LapseApplication', $1, '{}', $3, $2,
           'infinity')`,
        [id, status, notBefore],
      );
    await write("due", "waiting", null);
    await write("dated", "waiting", "2999-01-01T00:00:00.000Z");
    await write("dead", "dead", null);
    await write("refused", "refused", null);
    const figures = await asked();
    const messages = (status: string) =>
      figures.get(`creativallee_outbox_messages{status="${status}"}`);
    expect(messages("due")).toBeGreaterThanOrEqual(1);
    expect(messages("dated")).toBeGreaterThanOrEqual(1);
    expect([messages("dead"), messages("refused"), messages("held")]).toEqual([1, 1, 0]);
    const years = 10 * 365 * 86_400;
    expect(figures.get("creativallee_outbox_oldest_seconds")).toBeGreaterThan(years);
    await server.engine.reading.query(`delete from read.outbox where reaction = 'tell'`);
  });

  it("has how many files have a deadline that has run out", async () => {
    const { reading } = server.engine;
    expect((await asked()).get("creativallee_deadlines_overdue")).toBe(0);
    await reading.query(`update read.deadlines set next_due = '2006-11-30' where key = $1`, [
      hers.application,
    ]);
    expect((await asked()).get("creativallee_deadlines_overdue")).toBe(1);
  });

  it("holds names and numbers alone: nobody and nothing can be found again in it", async () => {
    const text = String((await server.get("/metrics")).body);
    for (const own of [hers.carrier.id, hers.application, hers.organisation, secretariat.id])
      expect(text).not.toContain(own);
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/);
  });

  it("is told by a worker as well, and says so when the database does not answer", async () => {
    const { engine } = server;
    const nowhere = new Pool({ host: "127.0.0.1", port: 1 });
    const metrics = () => scrape({ ...engine, reading: nowhere });
    const { address, close } = await healthServer(
      { database: engine.reading, log: async () => undefined },
      metrics,
      {
        port: 0,
        host: "127.0.0.1",
      },
    );
    const reply = await fetch(`${address}/metrics?by=prometheus`);
    const figures = figuresIn(await reply.text());
    await close();
    expect(reply.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(figures.get("creativallee_database_up")).toBe(0);
    expect(figures.get("creativallee_log_up")).toBe(1);
    expect([...figures.keys()].filter((name) => name.includes("outbox"))).toEqual([]);
    expect(figures.get(commands("WithdrawApplication", "done"))).toBe(1);
  });

  it("is 500 where it cannot be counted, and the worker's health goes on being told", async () => {
    const metrics = () => Promise.reject(new Error("counted twice"));
    const parts = { database: server.engine.reading, log: async () => undefined };
    const { address, close } = await healthServer(parts, metrics, { port: 0, host: "127.0.0.1" });
    const statuses = [];
    for (const path of ["metrics", "health/ready", "elsewhere"])
      statuses.push((await fetch(`${address}/${path}`)).status);
    await close();
    expect(statuses).toEqual([500, 200, 404]);
  });
});
