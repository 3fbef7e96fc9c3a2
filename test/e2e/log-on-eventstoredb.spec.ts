// Some of the suites that say what the server does, run again with the log on EventStoreDB: each has a
// stand-in of its own, which its house starts. `LOG=eventstoredb` runs any other suite so.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";
import { carrying, type Carrying, codeOf, publishSchemes } from "./scene.js";

process.env["LOG"] = "eventstoredb";
await import("./first-file.spec.js");
await import("./a-file-from-start-to-check.spec.js");
await import("./changes.spec.js");

let server: TestServer;
let hers: Carrying;
beforeAll(async () => {
  server = await testServer();
  await publishSchemes(server, await server.person("secretariat"));
  hers = await carrying(server);
}, 60_000);
afterAll(() => server.stop());

const send = (key: string, text: string): Promise<Reply> =>
  server.post(
    `/api/v1/applications/${hers.application}/send-message`,
    hers.carrier.token,
    { text },
    { "idempotency-key": key },
  );

describe("a log whose server turns everybody away", () => {
  it("is answered with 503, and the same key tells later what came of it", async () => {
    const [key, fates] = [freshKey(), server.house.node?.fates ?? []];
    fates.push(...Array.from({ length: 8 }, () => "unavailable" as const));
    const refused = await send(key, "Bonjour");
    expect([refused.status, codeOf(refused)]).toEqual([503, "UNAVAILABLE"]);
    fates.splice(0);
    const first = await send(key, "Bonjour");
    expect(first.status).toBe(200);
    expect((await send(key, "Bonjour")).body).toEqual(first.body);
    const other = await send(key, "Bonsoir");
    expect(other.status).toBe(422);
  });

  it("is told apart from the database by its metrics", async () => {
    const fates = server.house.node?.fates ?? [];
    const asked = async () => String((await server.get("/metrics")).body);
    expect(await asked()).toContain("creativallee_log_up 1");
    fates.push(...Array.from({ length: 1_000 }, () => "unavailable" as const));
    const told = await asked();
    fates.splice(0);
    expect(told).toContain("creativallee_log_up 0");
    expect(told).toContain("creativallee_database_up 1");
    expect(told).toContain("creativallee_outbox_messages{");
    expect(told).not.toContain("creativallee_projection_lag_events{");
  });
});
