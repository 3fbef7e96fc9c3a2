import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestServer, testServer } from "../server.js";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.stop());

describe("the server", () => {
  it("serves a start page and its own description", async () => {
    expect((await server.get("/")).status).toBe(200);
    const { status, body } = await server.get("/api/openapi.json");
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: "3.1.0" });
  });

  it("lets a carrier register an organisation, and read it back", async () => {
    const ana = await server.person("carrier");
    const made = await server.post("/api/v1/organisations", ana.token, {
      name: "Norcomex",
      kind: "réseau",
      identifier: { kind: "siret", value: "73282932000074" },
      seat: "59350",
      actsIn: ["59", "62"],
      regionalOrigin: true,
    });
    expect(made).toMatchObject({ status: 201 });
    const read = await server.get("/api/v1/organisations", ana.token, {
      "consistency-token": made.headers["consistency-token"],
    });
    expect(read).toMatchObject({ status: 200, body: { items: [{ name: "Norcomex" }] } });
  });
});
