import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestServer, testServer } from "../server.js";
import { after, anOrganisation, idOf, publishSchemes } from "./scene.js";

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

  it("says where a new thing stands only if it can be read there", async () => {
    const secretariat = await server.person("secretariat");
    const { token } = secretariat;
    await publishSchemes(server, secretariat);
    const carrier = await server.person("carrier");
    const make = (what: string, body: object, as = carrier.token) =>
      server.post(`/api/v1/${what}`, as, body);
    const organisation = await make("organisations", anOrganisation());
    const about = { organisation: idOf(organisation), title: "Un atelier" };
    const initiative = await make("initiatives", about);
    const wanted = { initiative: idOf(initiative), scheme: "creativallee" };
    const made = [
      organisation,
      initiative,
      await make("applications", wanted),
      await make("people", { name: "Lou", email: "lou@example.org" }, token),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const places = made.map(({ headers }) => headers["location"] !== undefined);
    expect(places).toEqual([true, false, true, false]);
    for (const reply of made) {
      const { location } = reply.headers;
      const read = location && (await server.get(String(location), carrier.token, after(reply)));
      if (read) expect(read.status).toBe(200);
    }
  });
});
