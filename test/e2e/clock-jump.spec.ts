import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { freshKey, type TestServer, testServer } from "../server.js";
import { anOrganisation, codeOf } from "./scene.js";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.stop());
afterEach(() => {
  jest.restoreAllMocks();
});

const jumpBy = (ms: number) => {
  const now = Date.now.bind(Date);
  jest.spyOn(Date, "now").mockImplementation(() => now() + ms);
};

describe("a wall clock that jumps under a server", () => {
  it.each([
    ["an hour ahead", 3_600_000],
    ["a minute back", -60_000],
  ])(
    "%s: nothing is stored, with a sentence and a time to come again, until it is right",
    async (_, ms) => {
      const { token } = await server.person("carrier");
      const headers = { "idempotency-key": freshKey() };
      const send = (language: string) =>
        server.post("/api/v1/organisations", token, anOrganisation({ name: "Norcomex" }), {
          ...headers,
          "accept-language": language,
        });
      const before = await server.events();
      jumpBy(ms);
      for (const [language, said] of [
        ["fr", "horloge"],
        ["en", "clock"],
      ] as const) {
        const refused = await send(language);
        expect([refused.status, codeOf(refused)]).toEqual([503, "CLOCK_NOT_TRUSTED"]);
        expect(refused.headers["retry-after"]).toBe("1");
        expect(JSON.stringify(refused.body)).toContain(said);
      }
      expect(await server.events()).toBe(before);
      jest.restoreAllMocks();
      // The database may have been asked meanwhile, and is asked again within seconds.
      while (!server.engine.guard.isTrusted()) await pause(20);
      expect((await send("fr")).status).toBe(201);
    },
    20_000,
  );

  it("is not the sample's clock, which is set on purpose", async () => {
    const { token } = await server.person("carrier");
    server.house.clock.moveTo("2036-03-01T09:00:00.000Z");
    expect((await server.post("/api/v1/organisations", token, anOrganisation())).status).toBe(201);
  });
});
