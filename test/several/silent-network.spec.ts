import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { after, carrying, type Carrying, codeOf, publishSchemes } from "../e2e/scene.js";
import { linkTo, type Link } from "../faults/link.js";
import { postgresServer, type PostgresServer } from "../postgres-server.js";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";

let postgres: PostgresServer;
let link: Link;
let server: TestServer;
let hers: Carrying;

beforeAll(async () => {
  postgres = await postgresServer();
  link = await linkTo(postgres.port, () => ({}));
  const url = await postgres.database("label");
  const DATABASE_URL = url.replace(`:${postgres.port}/`, `:${link.port}/`);
  const { database: connection } = readSettings({ DATABASE_URL });
  if (!connection) throw new Error("DATABASE_URL says nothing.");
  server = await testServer({ connection, drop: async () => undefined });
  await publishSchemes(server, await server.person("secretariat"));
  hers = await carrying(server);
}, 120_000);
afterAll(async () => {
  // What is silent would be waited for.
  await link.close();
  await server.stop();
  await postgres.stop();
}, 60_000);

const send = (): Promise<Reply> =>
  server.post(
    `/api/v1/applications/${hers.application}/send-message`,
    hers.carrier.token,
    { text: "Bonjour" },
    { "idempotency-key": freshKey() },
  );
/** From tables that one connection alone holds. */
const asOf = (at: string): Promise<Reply> =>
  server.get(`/api/v1/applications?asOf=${at}`, hers.carrier.token);
const ready = () => server.get("/health/ready");

const until = async (ask: () => Promise<Reply>): Promise<Reply> => {
  for (;;) {
    const reply = await ask();
    if (reply.status === 200) return reply;
    await pause(100);
  }
};

describe("a database behind a network that falls silent", () => {
  it("is away for whoever asks how the process is, and for whoever writes", async () => {
    expect((await ready()).status).toBe(200);
    expect((await asOf(new Date().toISOString())).status).toBe(200);
    link.fallSilent();
    const told = await ready();
    expect([told.status, told.body]).toMatchObject([503, { database: "away" }]);
    const refused = await send();
    expect([refused.status, codeOf(refused)]).toEqual([503, "UNAVAILABLE"]);
  }, 60_000);

  it("is there again for all of them over new connections, though the old ones stay silent", async () => {
    link.comeBack();
    await until(ready);
    const written = await until(send);
    const url = `/api/v1/applications/${hers.application}`;
    const shown = await until(() => server.get(url, hers.carrier.token, after(written)));
    await until(() => asOf(new Date().toISOString()));
    expect(shown.body).toMatchObject({ version: (written.body as { version: number }).version });
  }, 180_000);
});
