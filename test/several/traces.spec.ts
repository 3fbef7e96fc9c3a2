import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import { collector, type Collector, type Span, valueOf } from "../collector.js";
import { soon } from "../e2e/committee-scene.js";
import { enrol, type Enrolled } from "../enrol.js";
import { mailServer, type MailServer } from "../mail-server.js";
import { receiver, type Receiver } from "../receiver.js";
import { Serving } from "../serving.js";
import { freshKey } from "../server.js";
import { visiting } from "../visiting.js";
import { askingAt, linesIn } from "./asking.js";

/** Whatever is anybody's: none of it may be said in a trace. */
const hers = {
  name: "Zéphyrine Wattrelos",
  email: "zephyrine.wattrelos@example.org",
  words: "Atelier des mouettes bleues",
  question: "mouettes",
} as const;

let folder: string;
let dataDir: string;
let mails: MailServer;
let collected: Collector;
let hook: Receiver;
let carrier: Enrolled;
let secretariat: Enrolled;
let administrator: Enrolled;
let file: string;
const servings: Serving[] = [];

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-traces-"));
  dataDir = path.join(folder, "data");
  [mails, collected, hook] = await Promise.all([mailServer(), collector(), receiver()]);
  [carrier, secretariat, administrator] = await visiting(dataDir, (engine) =>
    Promise.all([
      enrol(engine, "carrier"),
      enrol(engine, "secretariat"),
      enrol(engine, "administrator"),
    ]),
  );
}, 120_000);
afterAll(async () => {
  for (const serving of servings) serving.kill("everything");
  for (const serving of servings) await serving.exited;
  await Promise.all([mails.stop(), collected.stop(), hook.stop()]);
  await fs.rm(folder, { recursive: true });
});

/** The built server, with traces or without. */
const serve = async (env: Readonly<Record<string, string>>) => {
  const serving = new Serving({
    dataDir,
    entry: new URL("../../dist/apps/server/main.js", import.meta.url),
    env: {
      LOG_LEVEL: "debug",
      SMTP_URL: mails.url,
      MAIL_FROM: "Le label <label@example.org>",
      WEBHOOKS_ALLOW: "127.0.0.1",
      ...env,
    },
  });
  servings.push(serving);
  const address = await serving.address;
  const ask = askingAt(address, hers.email);
  const metrics = async () => (await fetch(`${address}/metrics`)).text();
  return { serving, ask, metrics };
};

type Ask = Awaited<ReturnType<typeof serve>>["ask"];

const isIn = (spans: readonly Span[], id: string) => spans.some(({ spanId }) => spanId === id);

const lines = () => linesIn(dataDir);

/** One that is asked to stop while its worker still begins shows nothing of how that ends. */
const working = async ({ ask }: Pick<Awaited<ReturnType<typeof serve>>, "ask">) => {
  const before = mails.arrived.length;
  const { status } = await ask(`${file}/send-message`, carrier, { text: hers.words });
  expect(status).toBe(200);
  while (mails.arrived.length === before) await new Promise((resolve) => setTimeout(resolve, 50));
};

/** A file that is complete and has her words in it, up to its being sent in. */
const draft = async (ask: Ask): Promise<string> => {
  const organisation = await ask("organisations", carrier, {
    name: hers.words,
    kind: "agence",
    identifier: { kind: "siret", value: "73282932000074" },
    seat: "59350",
    actsIn: ["59"],
    regionalOrigin: true,
  });
  await ask("webhooks", carrier, {
    url: `${hook.url}/${hers.question}`,
    topics: ["application.checked"],
    organisation: organisation.told.id,
  });
  const signatory = { person: carrier.id, role: hers.words };
  await ask(`organisations/${organisation.told.id}/add-signatory`, secretariat, signatory);
  const about = { organisation: organisation.told.id, title: hers.words };
  const initiative = await ask("initiatives", carrier, about);
  const wanted = { initiative: initiative.told.id, scheme: "creativallee" };
  const { id } = (await ask("applications", carrier, wanted)).told;
  const articles = shippedSchemes.find((one) => one.id === "creativallee")?.charter ?? [];
  const texts = Object.fromEntries(articles.map((one) => [one.id, hers.words]));
  const values = { themes: ["creation-takeover"], brandUse: "signature", channels: ["web"] };
  await ask(`applications/${id}/edit-draft`, carrier, {
    texts: { ...texts, summary: hers.words },
    values,
  });
  return `applications/${id}`;
};

describe("a server that is told of a collector", () => {
  const theirs = { trace: "0af7651916cd43dd8448eb211c80319c", span: "b7ad6b7169203331" };
  const submitted = "POST /api/v1/applications/:id/submit";
  let server: Awaited<ReturnType<typeof serve>>;
  let request: string;
  let trace: readonly Span[];

  const named = (name: string) => trace.filter((span) => span.name === name);
  const only = (name: string): Span => {
    const [span, ...more] = named(name);
    if (!span || more.length > 0) throw new Error(`${more.length + Number(Boolean(span))} ${name}`);
    return span;
  };
  /** From the root down to a span, by name. */
  const roadTo = (span: Span): readonly string[] => {
    const parent = trace.find(({ spanId }) => spanId === span.parentSpanId);
    return [...(parent ? roadTo(parent) : []), span.name];
  };

  beforeAll(async () => {
    server = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: collected.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_SERVICE_NAME: "the-label",
    });
    file = await draft(server.ask);
    const traceparent = `00-${theirs.trace}-${theirs.span}-01`;
    const reply = await server.ask(`${file}/submit`, carrier, {}, { traceparent });
    expect(reply.status).toBe(200);
    ({ request } = reply);
    const inTrace = () => {
      const all = collected.spans();
      const id = all.find(({ name }) => name === submitted)?.traceId;
      return all.filter(({ traceId }) => traceId === id);
    };
    trace = await soon(
      async () => inTrace(),
      (spans) =>
        spans.filter(({ name }) => name === "send mail").length >= 2 &&
        spans.some(({ name }) => name === "call webhook") &&
        // A span is sent once it has ended: those above it come after it.
        spans.every(({ parentSpanId }) => !parentSpanId || isIn(spans, parentSpanId)),
    );
  }, 120_000);

  it("tells of a submission from the request to the mails, as one trace", () => {
    expect(trace.filter(({ parentSpanId }) => !parentSpanId).map(({ name }) => name)).toEqual([
      submitted,
    ]);
    const ids = new Set(trace.map(({ spanId }) => spanId));
    expect(ids.size).toBe(trace.length);
    for (const { parentSpanId } of trace) if (parentSpanId) expect(ids).toContain(parentSpanId);
    const toAppend = [submitted, "SubmitApplication", "append"];
    const toRow = [...toAppend, "reaction notify-carriers", "job SendMail"];
    const toCircle = [...toAppend, "reaction notify-secretariat", "job SendMail"];
    const roads = named("send mail").map((span) => roadTo(span));
    expect(roads).toContainEqual([...toRow, "job SendMail", "send mail"]);
    expect(roads).toContainEqual([...toCircle, "job SendMail", "send mail"]);
    const parts = trace.filter(
      ({ parentSpanId }) => parentSpanId === only("SubmitApplication").spanId,
    );
    expect(parts.map(({ name }) => name).sort()).toEqual(["append", "decide", "load"]);
  });

  it("has what the engine does next in the same trace, and what follows from that", () => {
    const toCheck = [submitted, "SubmitApplication", "append", "reaction check-files"];
    const checked = [...toCheck, "job CheckApplication", "CheckApplication", "append"];
    const toTell = [...checked, "reaction tell-webhooks", "job TellWebhooks", "job CallWebhook"];
    expect(roadTo(only("call webhook"))).toEqual([...toTell, "call webhook"]);
  });

  it("bears the id of its command, and links what its caller said", async () => {
    const root = only(submitted);
    const command = valueOf(only("SubmitApplication").attributes, "creativallee.command");
    expect(String(command).replaceAll("-", "")).toBe(root.traceId);
    expect(root.links.map(({ traceId, spanId }) => [traceId, spanId])).toEqual([
      [theirs.trace, theirs.span],
    ]);
    const asked = ["http.route", "http.response.status_code", "creativallee.request"];
    expect(asked.map((name) => valueOf(root.attributes, name))).toEqual([
      "/api/v1/applications/:id/submit",
      200,
      request,
    ]);
    const told = (await lines()).filter((line) => line.request === request);
    expect(told.map((line) => line["trace_id"])).toEqual([root.traceId]);
    expect([...collected.services()]).toEqual(["the-label"]);
  });

  it("stands for a whole process in the trace of its own step, with the others linked", async () => {
    const spans = collected.spans();
    const took = spans.find(({ name }) => name === "TakeClaim");
    const enrolled = spans.find(({ name }) => name === "EnrolOrganisation");
    expect(took?.traceId).toBe(enrolled?.traceId);
    const command = took && valueOf(took.attributes, "creativallee.command");
    expect(took?.links.map(({ traceId }) => traceId)).toEqual([
      String(command).replaceAll("-", ""),
    ]);
    expect(enrolled?.links).toEqual([]);
  });

  it("says nothing that is anybody's, whatever is asked", async () => {
    const { ask } = server;
    const person = { name: hers.name, email: hers.email };
    const answers = [
      await ask("people", administrator, person),
      await ask("people", administrator, { ...person, email: `${hers.email}@@` }),
      await ask(`applications?search=${hers.question}`, carrier),
      await ask(`applications/${encodeURIComponent(hers.email)}`, carrier),
      await ask(`schemes/${hers.question}/draft`, carrier, { hash: hers.words }),
      await ask(`nowhere/${hers.question}`, carrier),
    ];
    for (const { status } of answers) expect(status).toBeLessThan(500);
    // What has not been sent when a server is asked to stop, is sent then.
    const last = await ask("organisations", carrier);
    expect(await server.serving.stop()).toBe(0);
    const sent = collected.spans();
    const requests = sent.map(({ attributes }) => valueOf(attributes, "creativallee.request"));
    expect(requests).toContain(last.request);
    const all = collected.bodies.join("\n");
    const values = [
      ...Object.values(hers),
      carrier.token,
      carrier.token.slice(-20),
      "@example.org",
    ];
    for (const value of values) expect(all).not.toContain(value);
    for (const { status } of sent) expect(status.message).toBeUndefined();
  }, 120_000);
});

describe("a server whose collector is away", () => {
  it("stops in time, however long its exporter would go on trying", async () => {
    const gone = await collector();
    await gone.stop();
    const server = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: gone.url,
      OTEL_EXPORTER_OTLP_TIMEOUT: "60000",
    });
    await working(server);
    expect(await server.serving.stop()).toBe(0);
  }, 120_000);

  it("goes on, tells so once, and counts what was lost", async () => {
    const before = (await lines()).length;
    const gone = await collector();
    await gone.stop();
    const server = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: gone.url,
      OTEL_EXPORTER_OTLP_TIMEOUT: "300",
    });
    const { serving, ask, metrics } = server;
    await working(server);
    const register = () =>
      ask("people", administrator, { name: "Lou", email: `${freshKey()}@a.org` });
    expect((await register()).status).toBe(201);
    const lost = /^creativallee_trace_spans_total\{outcome="lost"\} [1-9]/m;
    await soon(metrics, (text) => lost.test(text));
    expect((await register()).status).toBe(201);
    expect(await serving.stop()).toBe(0);
    const told = (await lines()).slice(before).filter(({ context }) => context === "traces");
    // One of each thread, at most.
    expect([1, 2]).toContain(told.length);
    for (const { level, message } of told)
      expect([level, message]).toEqual(["warn", "Traces were lost: ECONNREFUSED."]);
  }, 120_000);
});

describe("a server that is told of none", () => {
  /** Says at the end of each thread what was loaded that makes traces. */
  const spy = `import { createRequire } from "node:module"; import fs from "node:fs";
    process.on("exit", () => {
      const loaded = Object.keys(createRequire("/").cache).filter((file) => /opentelemetry.(sdk|otlp|exporter)/.test(file));
      fs.writeSync(1, JSON.stringify({ spied: loaded.length }) + "\\n");
    });`;
  const NODE_OPTIONS = `--import=data:text/javascript;base64,${Buffer.from(spy).toString("base64")}`;
  const spied = async (env: Readonly<Record<string, string>>) => {
    const before = (await lines()).length;
    const server = await serve({ NODE_OPTIONS, ...env });
    await working(server);
    expect(await server.serving.stop()).toBe(0);
    return (await lines()).slice(before);
  };

  it("loads nothing that makes traces, and says none in its log", async () => {
    const told = await spied({});
    const found = told.flatMap((line) => (line.spied === undefined ? [] : [line.spied]));
    expect(new Set(found)).toEqual(new Set([0]));
    for (const line of told) expect(line).not.toHaveProperty("trace_id");
  }, 120_000);

  it("would be found out if it did", async () => {
    const told = await spied({ OTEL_EXPORTER_OTLP_ENDPOINT: collected.url });
    expect(told.some((line) => (line.spied ?? 0) > 0)).toBe(true);
  }, 120_000);
});
