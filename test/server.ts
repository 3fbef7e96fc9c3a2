import path from "node:path";
import { Logger } from "@nestjs/common";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { beginning } from "#event-store/port.js";
import type { Capacity } from "#kernel/index.js";
import { webhookCaller } from "#infrastructure/webhooks/caller.js";
import { keepingMailer, type Mailer } from "#mails/mailer.js";
import { certificatePlace } from "../apps/server/certificates/place.js";
import { drainOf } from "../apps/server/drain.js";
import { type Engine, openEngine } from "../apps/server/engine.js";
import { httpServer } from "../apps/server/http-server.js";
import { openReadSide, type ReadSide } from "../apps/server/read-side.js";
import { openWork } from "../apps/server/worker/work.js";
import { enrol, type Enrolled } from "./enrol.js";
import { type TestHouse, testHouse } from "./house.js";
import type { TestDatabase } from "./postgres.js";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** JSON where there is some, else the text. */
  readonly body: unknown;
}

/** As light-my-request takes it. */
export type Asked = Exclude<Parameters<NestFastifyApplication["inject"]>[0], string>;

export interface TestServer {
  readonly house: TestHouse;
  readonly engine: Engine;
  readonly reading: ReadSide;
  readonly app: NestFastifyApplication;
  /** How many events the log holds. */
  events(): Promise<number>;
  /** Anything at all, just as it is said. */
  ask(asked: Asked): Promise<Reply>;
  /** A registered person with a role, and a token for it. */
  person(capacity: Capacity): Promise<Enrolled>;
  post(path: string, token: string, body: unknown, headers?: object): Promise<Reply>;
  get(path: string, token?: string, headers?: object): Promise<Reply>;
  /** Signs the log as far as it is sequenced, as on each beat. */
  sign(): Promise<void>;
  /** As far as HTTP goes. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

let keys = 0;
/** A key that was not used before. */
export const freshKey = (): string => `key-${(keys += 1)}`;

/** The whole server on a fresh database, asked without a socket. */
export const testServer = async (
  database?: TestDatabase,
  mailer: Mailer = keepingMailer,
  redisUrl?: string,
): Promise<TestServer> => {
  const house = await testHouse(database);
  const webhooksAllow = ["127.0.0.1"];
  const files = path.join(house.folder, "files");
  const engine = await openEngine(house, files, house.eventStoreUrl, { webhooksAllow });
  const caller = webhookCaller(webhooksAllow);
  const place = { keyFile: path.join(house.folder, "audit", "log.key"), origin: "log.example.org" };
  const work = openWork(house.connection, engine, { mailer, caller }, place, redisUrl);
  const publicUrl = "https://labels.example.org";
  const certifying = certificatePlace({ dataDir: house.folder, publicUrl });
  const reading = openReadSide(house, engine, work.projector);
  const stopping = new AbortController();
  const running = work.run(stopping.signal);
  await reading.ready();
  Logger.overrideLogger(process.env["LOG_LEVEL"] === "debug" ? ["error"] : false);
  const app = await httpServer(engine, reading, certifying, false);
  const drain = drainOf(app, reading.changes);

  const ask = async (asked: Asked): Promise<Reply> => {
    const reply = await app.inject(asked);
    const type = String(reply.headers["content-type"]);
    const body: unknown = type.includes("json") && reply.body ? JSON.parse(reply.body) : reply.body;
    return { status: reply.statusCode, headers: reply.headers, body };
  };
  return {
    house,
    engine,
    reading,
    app,
    events: async () => (await engine.store.readAll(beginning, 1_000_000)).length,
    person: (capacity) => enrol(engine, capacity),
    ask,
    post: (url, bearer, body, headers) =>
      ask({
        method: "POST",
        url,
        headers: {
          authorization: `Bearer ${bearer}`,
          "idempotency-key": freshKey(),
          "content-type": "application/json",
          ...headers,
        },
        payload: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      }),
    get: (url, bearer, headers) =>
      ask({
        method: "GET",
        url,
        headers: { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...headers },
      }),
    sign: () => work.beat(),
    drain,
    stop: async () => {
      await drain();
      await reading.close();
      stopping.abort();
      await running;
      await house.stop();
    },
  };
};
