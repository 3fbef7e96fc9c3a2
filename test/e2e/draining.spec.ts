import { connect } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type TestServer, testServer } from "../server.js";

let server: TestServer;
let secretariat: Enrolled;
beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await server.app.listen(0, "127.0.0.1");
}, 60_000);
afterAll(() => server.stop());

describe("a server that stops", () => {
  it("answers what it was asked, and keeps nobody who asks nothing", async () => {
    const address = new URL(await server.app.getUrl());
    const idle = connect(Number(address.port), address.hostname);
    await once(idle, "connect");
    const { tokens } = server.engine;
    // Who asks takes a while to be found out.
    const holderOf = tokens.holderOf.bind(tokens);
    const asked = new Promise<() => void>((resolve) => {
      tokens.holderOf = async (...token) => {
        await new Promise<void>((goOn) => resolve(goOn));
        return holderOf(...token);
      };
    });
    const headers = { authorization: `Bearer ${secretariat.token}` };
    const answer = fetch(new URL("/api/v1/applications", address), { headers });
    const goOn = await asked;
    const drained = server.drain();
    await once(idle.resume(), "close");
    await expect(fetch(new URL("/health/live", address))).rejects.toThrow();
    goOn();
    expect((await answer).status).toBe(200);
    await drained;
  });
});
