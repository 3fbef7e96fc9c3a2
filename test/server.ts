import path from "node:path";
import { Logger } from "@nestjs/common";
import { mintToken } from "#access/token.js";
import { type Capacity, engine as theEngine, type PersonId } from "#kernel/index.js";
import { operations } from "#labelling/registry.js";
import { type Engine, openEngine } from "../apps/server/engine.js";
import { httpServer } from "../apps/server/http-server.js";
import { openReadSide, type ReadSide } from "../apps/server/read-side.js";
import { type TestHouse, testHouse } from "./house.js";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** JSON where there is some, else the text. */
  readonly body: unknown;
}

export interface TestServer {
  readonly house: TestHouse;
  readonly engine: Engine;
  readonly reading: ReadSide;
  /** A registered person with a role, and a token for it. */
  person(capacity: Capacity): Promise<{ readonly id: PersonId; readonly token: string }>;
  post(path: string, token: string, body: unknown, headers?: object): Promise<Reply>;
  get(path: string, token?: string, headers?: object): Promise<Reply>;
  stop(): Promise<void>;
}

let keys = 0;
/** A key that was not used before. */
export const freshKey = (): string => `key-${(keys += 1)}`;

/** The whole server on a fresh database, asked without a socket. */
export const testServer = async (): Promise<TestServer> => {
  const house = await testHouse();
  const engine = await openEngine(house, path.join(house.folder, "files"));
  const reading = openReadSide(house, engine);
  const stopping = new AbortController();
  const running = reading.run(stopping.signal);
  await reading.ready();
  Logger.overrideLogger(process.env["LOG_LEVEL"] === "debug" ? ["error"] : false);
  const app = await httpServer(engine, reading, false);

  const asEngine = async (type: string, body: object, id?: string) => {
    const operation = operations.find((one) => one.type === type);
    if (!operation) throw new Error(`no operation is called ${type}`);
    const actor = { id: theEngine, as: theEngine } as const;
    const ask = { body, actor, key: freshKey(), ...(id ? { id } : {}) };
    const outcome = await engine.operations.execute(operation, ask);
    if (outcome.outcome !== "done") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    return outcome.answers[0]?.id ?? "";
  };
  const ask = async (
    method: "GET" | "POST",
    url: string,
    token: string | undefined,
    payload: unknown,
    headers: object = {},
  ): Promise<Reply> => {
    const reply = await app.inject({
      method,
      url,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(method === "POST"
          ? { "idempotency-key": freshKey(), "content-type": "application/json" }
          : {}),
        ...headers,
      },
      ...(payload === undefined
        ? {}
        : {
            payload:
              typeof payload === "string" || Buffer.isBuffer(payload)
                ? payload
                : JSON.stringify(payload),
          }),
    });
    const type = String(reply.headers["content-type"]);
    const body: unknown = type.includes("json") && reply.body ? JSON.parse(reply.body) : reply.body;
    return { status: reply.statusCode, headers: reply.headers, body };
  };
  return {
    house,
    engine,
    reading,
    person: async (capacity) => {
      const mail = `${freshKey()}@example.org`;
      const id = (await asEngine("RegisterPerson", { name: capacity, email: mail })) as PersonId;
      const { text, hash } = mintToken(id);
      const from = house.clock.now().slice(0, 10);
      await asEngine("GrantRole", { capacity, from }, id);
      await asEngine("IssueToken", { hash, capacity }, id);
      return { id, token: text };
    },
    post: (url, token, body, headers) => ask("POST", url, token, body, headers),
    get: (url, token, headers) => ask("GET", url, token, undefined, headers),
    stop: async () => {
      await app.close();
      stopping.abort();
      await running;
      await reading.close();
      await house.stop();
    },
  };
};
