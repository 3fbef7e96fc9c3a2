import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isSiret } from "#labelling/organisation/identifier.js";
import type { Enrolled } from "../enrol.js";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";
import {
  after,
  anOrganisation,
  carrying,
  type Carrying,
  codeOf,
  idOf,
  publishSchemes,
} from "./scene.js";

let server: TestServer;
let ana: Enrolled;
let ben: Enrolled;
let secretariat: Enrolled;
let hers: Carrying;

beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
  ana = hers.carrier;
  ben = await server.person("carrier");
}, 60_000);
afterAll(() => server.stop());

const times = <Result>(count: number, work: (nth: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, nth) => work(nth)));

const withKey = (key: string) => ({ "idempotency-key": key });
const statusesOf = (replies: readonly Reply[]) => replies.map(({ status }) => status).sort();

let lastSiret = 10_000_000;
/** One that nobody has given yet. */
const freshSiret = (): string => {
  for (;;) {
    lastSiret += 1;
    const tries = Array.from({ length: 10 }, (_, digit) => `59${lastSiret}001${digit}`);
    const found = tries.find(isSiret);
    if (found !== undefined) return found;
  }
};

const numbered = (value: string) => anOrganisation({ identifier: { kind: "siret", value } });
const register = ({ token }: Enrolled, body: object, key = freshKey()) =>
  server.post("/api/v1/organisations", token, body, withKey(key));

describe("what is asked again with the same key", () => {
  it.each(["a process", "a creation", "a command"])("is answered alike: %s", async (what) => {
    const [url, body] = {
      "a process": ["organisations", numbered(freshSiret())] as const,
      "a creation": ["initiatives", { organisation: hers.organisation, title: "Autre" }] as const,
      "a command": [`applications/${hers.application}/send-message`, { text: "Bonjour" }] as const,
    }[what] ?? ["", {}];
    const key = freshKey();
    const send = () =>
      server.app.inject({
        method: "POST",
        url: `/api/v1/${url}`,
        headers: {
          authorization: `Bearer ${ana.token}`,
          "content-type": "application/json",
          ...withKey(key),
        },
        payload: body,
      });
    const first = await send();
    expect([200, 201]).toContain(first.statusCode);
    const before = await server.events();
    // Something else comes in between.
    await server.post(`/api/v1/applications/${hers.application}/send-message`, ana.token, {
      text: "Et aussi",
    });
    const again = await send();
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(again.statusCode).toBe(first.statusCode);
    for (const header of ["etag", "consistency-token", "location", "content-type"]) {
      expect(again.headers[header]).toBe(first.headers[header]);
    }
    expect(await server.events()).toBe(before + 1);
  });

  it("is answered alike when the fields come in another order", async () => {
    const key = freshKey();
    const body = anOrganisation();
    const first = await register(ana, body, key);
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    expect((await register(ana, turned, key)).body).toEqual(first.body);
  });

  it("with another body is refused, personal values included", async () => {
    const key = freshKey();
    const body = anOrganisation();
    await register(ana, body, key);
    const before = await server.events();
    const other = await register(ana, { ...body, name: "Une autre" }, key);
    expect([other.status, codeOf(other)]).toEqual([422, "KEY_REUSED"]);
    expect(await server.events()).toBe(before);
  });

  it("by another person is another request", async () => {
    const key = freshKey();
    const body = anOrganisation();
    const [one, other] = [await register(ana, body, key), await register(ben, body, key)];
    expect(idOf(one)).not.toBe(idOf(other));
  });

  it("with another number is refused, and that number stays free", async () => {
    const key = freshKey();
    const [kept, free] = [freshSiret(), freshSiret()];
    const body = numbered(kept);
    await register(ana, body, key);
    const other = await register(ana, { ...body, identifier: { kind: "siret", value: free } }, key);
    expect([other.status, codeOf(other)]).toEqual([422, "KEY_REUSED"]);
    expect((await register(ben, numbered(free))).status).toBe(201);
    expect((await register(ben, numbered(kept))).status).toBe(409);
  });

  it("a hundred times at once is done once", async () => {
    const url = `/api/v1/applications/${hers.application}/send-message`;
    const key = freshKey();
    const before = await server.events();
    const replies = await times(100, () =>
      server.post(url, ana.token, { text: "Une seule fois" }, withKey(key)),
    );
    expect(new Set(statusesOf(replies))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await server.events()).toBe(before + 1);
  });

  it("a hundred times at once registers one organisation", async () => {
    const key = freshKey();
    const body = numbered(freshSiret());
    const before = await server.events();
    const replies = await times(100, () => register(ana, body, key));
    expect(new Set(replies.map((reply) => idOf(reply))).size).toBe(1);
    // The claim, the organisation, and the right of whoever registered it.
    expect(await server.events()).toBe(before + 3);
  });
});

describe("requests that come at once", () => {
  it("on one file are all taken, one after the other", async () => {
    const url = `/api/v1/applications/${hers.application}/send-message`;
    const before = await server.events();
    const replies = await times(50, (nth) => server.post(url, ana.token, { text: `n° ${nth}` }));
    expect(new Set(statusesOf(replies))).toEqual(new Set([200]));
    const versions = replies.map(({ body }) => (body as { version: number }).version);
    expect(new Set(versions).size).toBe(50);
    expect(await server.events()).toBe(before + 50);
  });

  it("with one SIRET give it to one organisation, and tell the others nothing of it", async () => {
    const siret = freshSiret();
    const people = [ana, ben, secretariat, ana, ben];
    const replies = await Promise.all(people.map((who) => register(who, numbered(siret))));
    expect(statusesOf(replies)).toEqual([201, 409, 409, 409, 409]);
    const winner = replies.find(({ status }) => status === 201);
    for (const reply of replies.filter((one) => one !== winner)) {
      expect(codeOf(reply)).toBe("CLAIM_TAKEN");
      expect(JSON.stringify(reply.body)).not.toContain(winner && idOf(winner));
      expect(Object.keys(reply.body as object).sort()).toEqual([
        "code",
        "instance",
        "status",
        "title",
        "type",
      ]);
    }
  });

  it("open one application of an initiative", async () => {
    const initiative = idOf(
      await server.post("/api/v1/initiatives", ana.token, {
        organisation: hers.organisation,
        title: "Une initiative",
      }),
    );
    const replies = await times(10, () =>
      server.post("/api/v1/applications", ana.token, { initiative, scheme: "creativallee" }),
    );
    expect(statusesOf(replies)).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });

  it("leave an initiative free whose draft was refused", async () => {
    const organisation = hers.organisation;
    const made = { organisation, title: "Encore une" };
    const initiative = idOf(await server.post("/api/v1/initiatives", ana.token, made));
    const start = (scheme: string) =>
      server.post("/api/v1/applications", ana.token, { initiative, scheme });
    expect((await start("unknown")).status).toBe(409);
    expect((await start("creativallee")).status).toBe(201);
  });
});

const amend = (body: object, headers: object = {}) =>
  server.post(`/api/v1/organisations/${hers.organisation}/amend`, ana.token, body, headers);

describe("a decision that hangs on what was read", () => {
  it("says which version that was", async () => {
    const reply = await amend({ kind: "réseau" });
    expect([reply.status, codeOf(reply)]).toEqual([428, "IF_MATCH_REQUIRED"]);
  });

  it("is refused when that version is stale, and repeated all the same", async () => {
    const first = await amend({ kind: "réseau" }, { "if-match": "*" });
    const etag = { "if-match": String(first.headers["etag"]), ...withKey(freshKey()) };
    const second = await amend({ kind: "agence" }, etag);
    expect(second.status).toBe(200);
    expect(await amend({ kind: "agence" }, etag)).toMatchObject({ status: 200, body: second.body });
    const late = await amend({ kind: "chambre" }, { ...etag, ...withKey(freshKey()) });
    expect([late.status, codeOf(late)]).toEqual([412, "STALE"]);
  });

  it("can be read, and is then the one to say", async () => {
    const written = await amend({ kind: "syndicat" }, { "if-match": "*" });
    const url = `/api/v1/organisations/${hers.organisation}`;
    const read = await server.get(url, secretariat.token, after(written));
    expect(read).toMatchObject({ status: 200, body: { kind: "syndicat" } });
    expect(read.headers["etag"]).toBe(written.headers["etag"]);
    const etag = { "if-match": String(read.headers["etag"]) };
    expect((await amend({ kind: "fédération" }, etag)).status).toBe(200);
  });

  it("is taken from one of those who read the same", async () => {
    const { headers } = await amend({ kind: "club" }, { "if-match": "*" });
    const etag = { "if-match": String(headers["etag"]) };
    const replies = await times(10, (nth) => amend({ kind: `club ${nth}` }, etag));
    expect(statusesOf(replies)).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it("is asked for by whoever rules on a file", async () => {
    for (const verb of ["request-complements", "declare-admissible", "declare-inadmissible"]) {
      const url = `/api/v1/applications/${hers.application}/${verb}`;
      const body = {
        "request-complements": { items: [{ path: "signatory", nature: "incomplete" }] },
        "declare-inadmissible": { motives: "Hors du territoire." },
      }[verb];
      const reply = await server.post(url, secretariat.token, body ?? {});
      expect([verb, reply.status]).toEqual([verb, 428]);
    }
  });
});
