import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { policies } from "#access/policies.js";
import { sights } from "#access/sight.js";
import { mintToken } from "#access/token.js";
import { capacities, type Capacity } from "#kernel/index.js";
import { queries } from "#read-models/registry.js";
import { routeOf } from "../../apps/server/http/route.js";
import { routedOperations } from "../../apps/server/http/routed-operations.js";
import type { Enrolled } from "../enrol.js";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";
import { lookedBackOn, today } from "./committee-scene.js";
import { after, carrying, type Carrying, codeOf, idOf, publishSchemes } from "./scene.js";

let server: TestServer;
let people: Readonly<Record<Capacity, Enrolled>>;
let hers: Carrying;
/** A label of the same carrier's, the session that decided it, and what came after. */
let label: Awaited<ReturnType<typeof lookedBackOn>>;
let bystander: Enrolled;
/** Asked for nothing, while the other goes through everything. */
let draft: Carrying;
let stranger: Enrolled;
let document: string;
let message: string;
let webhook: string;
let erasure: string;

beforeAll(async () => {
  server = await testServer();
  const enrolled: [Capacity, Enrolled][] = [];
  for (const one of capacities) enrolled.push([one, await server.person(one)]);
  people = Object.fromEntries(enrolled) as Readonly<Record<Capacity, Enrolled>>;
  bystander = await server.person("auditor");
  await publishSchemes(server, people.secretariat);
  hers = await carrying(server);
  label = await lookedBackOn(server, people.secretariat, people.reviewer, hers.carrier);
  draft = await carrying(server, "haute-qualite-technologique");
  stranger = await server.person("carrier");
  const file = `/api/v1/applications/${draft.application}`;
  const { token } = draft.carrier;
  const url = `${file}/documents?kind=${await wantedKind()}&name=a.txt`;
  const attached = await server.post(url, token, "Bytes", { "content-type": "text/plain" });
  const shown = await server.get(file, token, after(attached));
  document = (shown.body as { documents: { document: string }[] }).documents[0]?.document ?? "";
  const address = "https://systemes.example.org/creativallee";
  const listening = { url: address, topics: ["label.granted"], organisation: hers.organisation };
  webhook = idOf(await server.post("/api/v1/webhooks", hers.carrier.token, listening));
  const gone = {
    subject: `initiative-${hers.initiative}`,
    reason: "unlawful",
    legalBasis: "gdpr-17-1-d",
  };
  erasure = idOf(await server.post("/api/v1/erasures", people.secretariat.token, gone));
  const followed = await server.get("/api/v1/outbox", people.auditor.token);
  message = (followed.body as { items: { id: string }[] }).items[0]?.id ?? "";
}, 60_000);
afterAll(() => server.stop());

const wantedKind = async (): Promise<string> => {
  const url = "/api/v1/schemes/haute-qualite-technologique";
  const { body } = await server.get(url, people.auditor.token);
  return (body as { content: { documents: { kind: string }[] } }).content.documents[0]?.kind ?? "";
};

const nothing = "00000000-0000-5000-8000-000000000000";

/** The thing of a kind that is there, in the hands of `hers.carrier`; a person is anybody's but theirs. */
const thing = (kind: string): string =>
  ({
    person: bystander.id,
    organisation: hers.organisation,
    initiative: hers.initiative,
    application: hers.application,
    scheme: "creativallee",
    committee: "creativallee",
    grid: "creativallee",
    instruction: label.application,
    label: label.application,
    why: label.application,
    "file-history": draft.application,
    "file-difference": draft.application,
    "label-history": label.application,
    "label-difference": label.application,
    "session-history": label.session,
    "session-difference": label.session,
    "organisation-history": draft.organisation,
    session: label.session,
    evaluation: label.evaluation,
    survey: label.survey,
    proposal: label.proposal,
    message,
    webhook,
    erasure,
  })[kind] ?? "";

type Operation = (typeof routedOperations)[number];

/** An operation's example, on things that are there. */
const submit = (operation: Operation, token: string, id: string, parent = true) => {
  const { example, ifMatch } = operation;
  const parents = { initiative: hers.initiative, organisation: hers.organisation };
  const body = Object.fromEntries(
    Object.entries(example).map(([field, value]: [string, unknown]) => {
      if (field === "initiative" || field === "organisation") {
        return [field, parent ? parents[field] : nothing];
      }
      return [field, value];
    }),
  );
  // What they would do to the one they are asked of is not what is looked at here.
  const headers = ifMatch ? { "if-match": '"stale"' } : {};
  return server.post(`/api/v1/${routeOf(operation).replace(":id", id)}`, token, body, headers);
};

const table = routedOperations.flatMap((operation) =>
  capacities.map((capacity) => ({
    operation,
    capacity,
    type: operation.type,
    reach: policies[operation.type]?.[capacity] ?? "none",
  })),
);

/** A problem with the ids in it taken away. */
const withoutIds = ({ status, headers, body }: Reply, ...ids: readonly string[]): string => {
  const { date: _, "content-length": __, "x-request-id": ___, ...rest } = headers;
  const text = JSON.stringify([status, rest, body]);
  return ids.reduce((before, id) => before.replaceAll(id, "…"), text);
};

describe("each operation, asked for in each capacity", () => {
  it.each(table.filter(({ reach }) => reach === "none"))(
    "$type is not for a $capacity, whatever it is about",
    async ({ operation, capacity }) => {
      const { token } = people[capacity];
      const there = thing(operation.on.kind);
      const replies = [
        await submit(operation, token, there),
        await submit(operation, token, nothing),
      ] as const;
      for (const reply of replies)
        expect([reply.status, codeOf(reply)]).toEqual([403, "FORBIDDEN"]);
      expect(withoutIds(replies[0], there)).toBe(withoutIds(replies[1], nothing));
    },
  );

  it.each(table.filter(({ reach }) => reach === "any"))(
    "$type is for a $capacity, on what is there",
    async ({ operation, capacity }) => {
      const { token } = people[capacity];
      const reply = await submit(operation, token, thing(operation.on.kind));
      expect([200, 201, 409, 412, 422]).toContain(reply.status);
      if (!operation.creates) {
        expect((await submit(operation, token, nothing)).status).toBe(404);
      }
    },
  );

  it.each(table.filter(({ reach }) => reach === "own" || reach === "seated"))(
    "$type is for a $capacity, on their own alone; another's looks like none at all",
    async ({ operation, capacity }) => {
      const there = thing(operation.on.kind);
      const other = await submit(operation, people[capacity].token, there);
      const none = await submit(operation, people[capacity].token, nothing, false);
      expect([other.status, codeOf(other)]).toEqual([404, "NOT_FOUND"]);
      expect(withoutIds(other, there)).toBe(withoutIds(none, nothing));
    },
  );

  it.each(table.filter(({ reach, capacity }) => reach === "own" && capacity === "carrier"))(
    "$type is for the carrier whose it is",
    async ({ operation }) => {
      const { id, token } = hers.carrier;
      const own = operation.on.kind === "person" ? id : thing(operation.on.kind);
      const reply = await submit(operation, token, own);
      expect([200, 201, 409, 412, 422]).toContain(reply.status);
    },
  );

  it("lets those who may only look be told so", async () => {
    const onlooker = await server.person("carrier");
    const url = `/api/v1/organisations/${hers.organisation}/invite-person`;
    const body = { person: onlooker.id, right: "view" };
    const invited = await server.post(url, people.secretariat.token, body);
    expect(invited.status).toBe(200);
    const file = `/api/v1/applications/${hers.application}`;
    expect((await server.get(file, onlooker.token, after(invited))).status).toBe(200);
    const asked = await server.post(`${file}/send-message`, onlooker.token, { text: "Bonjour" });
    expect(asked.status).toBe(403);
    const removed = await server.post(
      `/api/v1/organisations/${hers.organisation}/remove-person`,
      people.secretariat.token,
      { person: onlooker.id },
    );
    expect((await server.get(file, onlooker.token, after(removed))).status).toBe(404);
    const late = await server.post(`${file}/send-message`, onlooker.token, { text: "Encore" });
    expect(late.status).toBe(404);
  });
});

/** Asks with a token that is made up as well as can be, without the log's secret. */
const waitingFor = async (version: number) => {
  const written = `${version}@application-${draft.application}`;
  const mark = createHash("sha256").update(written).digest("hex").slice(0, 32);
  const token = Buffer.from(`${mark}${written}`).toString("base64url");
  return server.get("/api/v1/applications", people.carrier.token, {
    "consistency-token": token,
  });
};

/** What each question about one thing is asked of. */
const shown = (query: string): string =>
  ({ file: draft.application, organisation: draft.organisation })[query] ?? thing(query);

const helping: readonly Capacity[] = ["secretariat", "auditor"];

/**
 * A draft is its carrier's own; an instruction, a session, a proposal its committee's, and nobody here has
 * a seat there; an evaluation under way its evaluator's. The secretariat helps with them, and auditors see everything.
 */
const shownTo: Readonly<Record<string, readonly Capacity[]>> = {
  file: helping,
  why: helping,
  "file-history": helping,
  "file-difference": helping,
  "label-history": helping,
  "session-history": helping,
  "session-difference": helping,
  "organisation-history": helping,
  organisation: helping,
  instruction: helping,
  session: helping,
  proposal: helping,
  evaluation: [...helping, "reviewer"],
};

describe("each question, asked in each capacity", () => {
  it.each(queries.flatMap((query) => capacities.map((capacity) => ({ query, capacity }))))(
    "$query.name: $capacity",
    async ({ query, capacity }) => {
      const url = (id: string) => `/api/v1${query.path.replace(":id", id)}`;
      const { token } = people[capacity];
      const may = (sights[query.name] ?? []).includes(capacity);
      const none = await server.get(url(nothing), token);
      if (!may) return expect([none.status, codeOf(none)]).toEqual([403, "FORBIDDEN"]);
      if (!query.path.includes(":id")) return expect(none.status).toBe(200);
      expect(none.status).toBe(404);
      const one = shown(query.name);
      const there = await server.get(url(one), token);
      const sees = shownTo[query.name]?.includes(capacity) ?? true;
      expect(there.status).toBe(sees ? 200 : 404);
      if (!sees) {
        expect(withoutIds(there, one)).toBe(withoutIds(none, nothing));
      }
    },
  );

  it.each(["applications", "deadlines", "initiatives", "memberships", "organisations"])(
    "shows another carrier nothing of %s, by any filter or moment",
    async (list) => {
      const { token } = stranger;
      for (const filter of ["", `organisation=${draft.organisation}`, "limit=1", "search=site"]) {
        const url = `/api/v1/${list}?${filter}`;
        const reply = await server.get(url, token);
        if (reply.status !== 200) continue;
        expect(reply.body).toEqual({ items: [] });
        expect(reply.headers["etag"]).toBeUndefined();
        const now = new Date(server.house.clock.now()).toISOString();
        expect((await server.get(`${url}&asOf=${now}`, token)).body).toEqual({ items: [] });
      }
      // Its own carrier sees it there; a draft has no deadline yet.
      if (list === "deadlines") return;
      expect((await server.get(`/api/v1/${list}`, draft.carrier.token)).body).not.toEqual({
        items: [],
      });
    },
  );

  it("waits for no write that its asker was not told of", async () => {
    expect((await waitingFor(0)).status).toBe(422);
    expect(withoutIds(await waitingFor(0))).toBe(withoutIds(await waitingFor(99)));
  });
});

describe("the names of those who sit on a committee", () => {
  const namesFor = async (token: string) => {
    const all: unknown[] = [];
    for (const url of ["committees/creativallee", `sessions/${label.session}`]) {
      const { status, body } = await server.get(`/api/v1/${url}`, token);
      if (status === 200) all.push(...(body as { roll: { name: unknown }[] }).roll);
    }
    return all.map((one) => (one as { name: unknown }).name);
  };

  it.each(capacities.filter((one) => one !== "secretariat"))(
    "are not told to a %s who does not sit there",
    async (capacity) => {
      const names = await namesFor(people[capacity].token);
      expect(names.filter((name) => name !== null)).toEqual([]);
    },
  );
  it("are told to the secretariat, and to whoever sits there", async () => {
    for (const { token } of [people.secretariat, label.member]) {
      const names = await namesFor(token);
      expect(names.length).toBeGreaterThan(6);
      expect(names.filter((name) => typeof name !== "string")).toEqual([]);
    }
  });
});

const documentsOf = (file: string, more: string) => `/api/v1/applications/${file}/documents${more}`;

describe("documents", () => {
  it.each(capacities)("are given to a %s as the file is", async (capacity) => {
    const { token } = people[capacity];
    const reply = await server.get(documentsOf(draft.application, `/${document}`), token);
    if (capacity === "administrator") return expect(reply.status).toBe(403);
    if (capacity === "secretariat" || capacity === "auditor") return expect(reply.status).toBe(200);
    const none = await server.get(documentsOf(nothing, `/${document}`), token);
    expect(reply.status).toBe(404);
    expect(withoutIds(reply, draft.application)).toBe(withoutIds(none, nothing));
  });

  it.each(capacities)(
    "are taken from a %s as policies say, without a look at others'",
    async (one) => {
      const send = (file: string) =>
        server.post(documentsOf(file, "?kind=x&name=y"), people[one].token, "Bytes", {
          "content-type": "text/plain",
        });
      const [reply, none] = [await send(draft.application), await send(nothing)];
      const policy = policies["AttachDocument"]?.[one];
      if (policy === undefined) return expect(reply.status).toBe(403);
      expect(none.status).toBe(404);
      if (policy === "any") return expect(codeOf(reply)).toBe("UNKNOWN_DOCUMENT_KIND");
      expect(withoutIds(reply, draft.application)).toBe(withoutIds(none, nothing));
    },
  );
});

describe("a message of the outbox", () => {
  it.each(capacities)("is sent again by nobody but an administrator: %s", async (capacity) => {
    const replay = (id: string) =>
      server.post(`/api/v1/outbox/${id}/replay`, people[capacity].token, {});
    const [there, none] = [await replay(message), await replay(nothing)];
    const may = capacity === "administrator";
    expect([there.status, none.status]).toEqual(may ? [200, 404] : [403, 403]);
  });
});

const look = async (token: string) =>
  (await server.get("/api/v1/schemes/creativallee", token)).status;
const hashOf = (token: string) => createHash("sha256").update(token.slice(26)).digest("hex");
const ask = (verb: string, id: string, body: object) =>
  server.post(`/api/v1/people/${id}/${verb}`, people.administrator.token, body);
/** What is known of a person may be a second old. */
const soon = async (token: string, status: number) => {
  let seen = await look(token);
  for (let n = 0; n < 100 && seen !== status; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    seen = await look(token);
  }
  expect(seen).toBe(status);
};

describe("a token", () => {
  it("is good for as long as it is neither revoked nor its role over", async () => {
    const one = await server.person("reviewer");
    expect(await look(one.token)).toBe(200);
    expect((await ask("revoke-token", one.id, { hash: hashOf(one.token) })).status).toBe(200);
    await soon(one.token, 401);
  });

  it("ends with its role, and a later role wakes it not", async () => {
    const one = await server.person("chair");
    expect(await look(one.token)).toBe(200);
    expect((await ask("revoke-role", one.id, { capacity: "chair" })).status).toBe(200);
    await soon(one.token, 401);
    const from = today(server);
    await ask("grant-role", one.id, { capacity: "chair", from });
    await soon(one.token, 401);
  });

  it("that was made up for a person who is there is none", async () => {
    expect(await look(mintToken(hers.carrier.id).text)).toBe(401);
    expect(await look(mintToken(nothing as Enrolled["id"]).text)).toBe(401);
  });

  it("gives its own capacity and no other that the person has", async () => {
    const one = await server.person("carrier");
    const from = today(server);
    await ask("grant-role", one.id, { capacity: "auditor", from });
    expect((await server.get("/api/v1/audit-trail", one.token)).status).toBe(403);
  });

  it("may be given up by its holder, and by no other carrier", async () => {
    const [one, other] = [await server.person("carrier"), await server.person("carrier")];
    const revoke = (by: Enrolled) =>
      server.post(
        `/api/v1/people/${one.id}/revoke-token`,
        by.token,
        { hash: hashOf(one.token) },
        { "idempotency-key": freshKey() },
      );
    expect((await revoke(other)).status).toBe(404);
    expect((await revoke(one)).status).toBe(200);
    await soon(one.token, 401);
  });

  it("lets its holder's own language be used where no header names one", async () => {
    const { id, token } = await server.person("carrier");
    const title = async (headers = {}) =>
      (await server.get("/api/v1/nothing-here", token, headers)).headers["content-language"];
    const list = async (headers = {}) =>
      (await server.get("/api/v1/applications?limit=0", token, headers)).headers[
        "content-language"
      ];
    expect(await title()).toBe("fr");
    const changed = await server.post(`/api/v1/people/${id}/change-settings`, token, {
      language: "en",
    });
    expect(changed.status).toBe(200);
    expect(await list()).toBe("en");
    expect(await list({ "accept-language": "fr" })).toBe("fr");
    expect(await list({ "accept-language": "de" })).toBe("en");
  });
});
