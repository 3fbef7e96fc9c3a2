import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import { type Reply, type TestServer, testServer } from "../server.js";

let server: TestServer;
let carrier: { id: string; token: string };
let secretariat: { id: string; token: string };

const idOf = ({ body }: Reply): string => (body as { id: string }).id;
const after = ({ headers }: Reply) => ({ "consistency-token": headers["consistency-token"] });

beforeAll(async () => {
  server = await testServer();
  carrier = await server.person("carrier");
  secretariat = await server.person("secretariat");
  for (const definition of shippedSchemes) {
    const { token } = secretariat;
    const stored = await server.post("/api/v1/scheme-definitions", token, definition);
    await server.post(`/api/v1/schemes/${definition.id}/draft`, token, stored.body);
    await server.post(`/api/v1/schemes/${definition.id}/publish`, token, stored.body);
  }
}, 60_000);
afterAll(() => server.stop());

const organisation = {
  name: "Agence pour la création",
  kind: "agence",
  identifier: { kind: "none", reason: "en cours d'immatriculation" },
  seat: "59350",
  actsIn: ["59", "62"],
  regionalOrigin: true,
};

const answers = {
  texts: {
    summary: "Mise en relation des cédants et des repreneurs.",
    ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`article${n}`, "Nous nous y engageons."])),
  },
  values: { themes: ["creation-takeover"], brandUse: "signature", channels: ["web"] },
};

describe("a file, from its start to its check", () => {
  it("goes the whole way through the API, as its carrier and the secretariat", async () => {
    const post = (path: string, who: { token: string }, body: object, headers = {}) =>
      server.post(`/api/v1/${path}`, who.token, body, headers);

    const registered = await post("organisations", carrier, organisation);
    expect(registered.status).toBe(201);
    const signing = await post(`organisations/${idOf(registered)}/add-signatory`, secretariat, {
      person: carrier.id,
      role: "Présidente",
    });
    expect(signing.status).toBe(200);
    const initiative = await post("initiatives", carrier, {
      organisation: idOf(registered),
      title: "Site jereprends.com",
    });
    expect(initiative).toMatchObject({ status: 201 });
    const started = await post("applications", carrier, {
      initiative: idOf(initiative),
      scheme: "creativallee",
    });
    expect(started).toMatchObject({ status: 201 });
    const file = `applications/${idOf(started)}`;
    expect(await post(`${file}/edit-draft`, carrier, answers)).toMatchObject({ status: 200 });
    const submitted = await post(`${file}/submit`, carrier, {});
    expect(submitted).toMatchObject({ status: 200 });

    const shown = await server.get(`/api/v1/${file}`, carrier.token, after(submitted));
    expect(shown).toMatchObject({
      status: 200,
      body: { title: "Site jereprends.com", signed: { by: carrier.id } },
    });
    // The check follows by itself.
    let seen: Reply = shown;
    for (let n = 0; n < 100 && (seen.body as { check: unknown }).check === null; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen = await server.get(`/api/v1/${file}`, carrier.token);
    }
    expect(seen.body).toMatchObject({
      phase: "checked",
      check: { eligibility: "eligible", reasons: [], missing: [] },
    });
    const admitted = await post(
      `${file}/declare-admissible`,
      secretariat,
      {},
      {
        "if-match": seen.headers["etag"],
      },
    );
    expect(admitted).toMatchObject({ status: 200 });
    const listed = await server.get(
      "/api/v1/applications?phase=admissible&search=jereprends",
      secretariat.token,
      after(admitted),
    );
    expect(listed.body).toMatchObject({ items: [{ id: idOf(started), eligibility: "eligible" }] });

    const stranger = await server.person("carrier");
    expect(await server.get(`/api/v1/${file}`, stranger.token)).toMatchObject({ status: 404 });
    expect(await post(`${file}/withdraw`, stranger, {})).toMatchObject({ status: 404 });
  });
});
