import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { queries } from "#read-models/registry.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import { admissible, lookedBackOn, type LookedBackOn, soon } from "./committee-scene.js";
import { after, carrying, type Carrying, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let auditor: Enrolled;
let administrator: Enrolled;
let evaluator: Enrolled;
let hers: Carrying;
let label: LookedBackOn;
/** A file that somebody reviews. */
let reviewed: string;
let schemas: Readonly<Record<string, Schema>>;

beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  auditor = await server.person("auditor");
  administrator = await server.person("administrator");
  await publishSchemes(server, secretariat);
  const { body } = await server.get("/api/openapi.json");
  ({ schemas } = (body as { components: { schemas: typeof schemas } }).components);
  hers = await livedIn();
  evaluator = await server.person("reviewer");
  label = await lookedBackOn(server, secretariat, evaluator, await server.person("carrier"));
  reviewed = await underReview();
  await server.post("/api/v1/webhooks", hers.carrier.token, {
    url: "https://systemes.example.org/creativallee",
    topics: ["label.granted"],
    organisation: hers.organisation,
  });
  await soon(
    () => server.get("/api/v1/audit-trail", auditor.token),
    ({ body }) => JSON.stringify(body).includes("RulesProposed"),
  );
  const subject = `initiative-${hers.initiative}`;
  const gone = { subject, reason: "unlawful", legalBasis: "gdpr-17-1-d" };
  const asked = await server.post("/api/v1/erasures", secretariat.token, gone);
  await server.get("/api/v1/erasures", auditor.token, after(asked));
}, 60_000);
afterAll(() => server.stop());

/** A file that has come in without all its pieces, been asked for them, and been written about. */
const livedIn = async (): Promise<Carrying> => {
  await carrying(server);
  const made = await carrying(server);
  const file = `/api/v1/applications/${made.application}`;
  const { token } = secretariat;
  await server.post(`${file}/edit-draft`, made.carrier.token, {
    texts: { summary: "Mise en relation des cédants et des repreneurs." },
    values: { themes: ["creation-takeover"] },
  });
  await server.post(`${file}/send-message`, token, { text: "Bonjour" });
  const received = await server.post(`${file}/receive`, token, {});
  let shown: Reply = await server.get(file, token, after(received));
  for (let n = 0; n < 200 && (shown.body as { check: unknown }).check === null; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    shown = await server.get(file, token);
  }
  const { missing } = (shown.body as { check: { missing: string[] } }).check;
  const refused = await server.post(
    `${file}/declare-admissible`,
    token,
    {},
    { "if-match": String(shown.headers["etag"]), "accept-language": "fr" },
  );
  // Machines read the paths, people what the rules call them.
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "FILE_INCOMPLETE", about: { missing } },
  });
  const { title } = refused.body as { title: string };
  expect(title).toContain("L’environnement et la santé");
  expect(title).not.toContain("charterAnswers");
  const [path] = missing;
  const asked = await server.post(
    `${file}/request-complements`,
    token,
    { items: [{ path, nature: "incomplete", note: "Merci" }] },
    { "if-match": String(shown.headers["etag"]) },
  );
  expect(asked.status).toBe(200);
  await server.get("/api/v1/deadlines", token, after(asked));
  return made;
};

/** A file that a member of the committee has been asked to review. */
const underReview = async (): Promise<string> => {
  const { token } = secretariat;
  const { application } = await admissible(server, secretariat, "creativallee");
  const { body } = await server.get("/api/v1/committees/creativallee", token);
  const { person } = (body as { roll: { person: string }[] }).roll[0] ?? {};
  const assigned = await soon(
    () => server.post(`/api/v1/instructions/${application}/assign-reviewer`, token, { person }),
    ({ status }) => status === 200,
  );
  await server.get("/api/v1/reviewers", token, after(assigned));
  await server.get(`/api/v1/applications/${application}`, label.member.token);
  await soon(
    () => server.get("/api/v1/readings", auditor.token),
    ({ body }) => JSON.stringify(body).includes(application),
  );
  return application;
};

interface Schema {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean;
}

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" ? "integer" : typeof value;
};

/** Where a value is not as its description says; what is not described counts too. */
const departures = (value: unknown, schema: Schema | undefined, at = ""): readonly string[] => {
  if (!schema) return [`${at} is not described`];
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(typeOf(value))) {
    return [`${at} is ${typeOf(value)} and not ${types.join(" or ")}`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, nth) => departures(item, schema.items, `${at}/${nth}`));
  }
  if (typeof value !== "object" || value === null || schema.additionalProperties) return [];
  const missing = (schema.required ?? []).filter((name) => !(name in value));
  return [
    ...missing.map((name) => `${at}/${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
      departures(inner, schema.properties?.[name], `${at}/${name}`),
    ),
  ];
};

const schemaOf = (name: string): Schema | undefined =>
  schemas[`${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Answer`];

describe("what the API answers is what it says that it answers", () => {
  it.each(queries)("$name", async ({ name, path }) => {
    const { session, application, proposal, evaluation } = label;
    const committee = "creativallee";
    const followed = await server.get("/api/v1/outbox", auditor.token);
    const message = (followed.body as { items: { id: string }[] }).items[0]?.id ?? "";
    const things: Readonly<Record<string, string>> = {
      committee,
      evaluation,
      grid: committee,
      session,
      instruction: reviewed,
      label: application,
      why: application,
      "file-history": hers.application,
      "file-difference": hers.application,
      "label-history": application,
      "label-difference": application,
      "session-history": session,
      "session-difference": session,
      proposal,
      message,
    };
    const id = name === "file" ? hers.application : (things[name] ?? hers.organisation);
    const { token } = { people: administrator, desk: evaluator }[name] ?? auditor;
    const reply = await server.get(`/api/v1${path.replace(":id", id)}`, token);
    expect(reply.status).toBe(200);
    expect(departures(reply.body, schemaOf(name))).toEqual([]);
    // A list with nothing in it would agree with everything.
    if (!path.includes(":id")) expect(reply.body).not.toEqual({ items: [] });
  });

  it("of a file that is decided, too", async () => {
    const reply = await server.get(`/api/v1/applications/${label.application}`, auditor.token);
    expect(reply.body).toMatchObject({ phase: "decided" });
    expect(departures(reply.body, schemaOf("file"))).toEqual([]);
  });

  it("to a carrier, who is told less", async () => {
    const url = `/api/v1/applications/${hers.application}`;
    const reply = await server.get(url, hers.carrier.token);
    expect(departures(reply.body, schemaOf("file"))).toEqual([]);
    expect(JSON.stringify(reply.body)).not.toContain(secretariat.id);
  });

  it("to a command, and to one that is refused", async () => {
    const url = `/api/v1/applications/${hers.application}`;
    const done = await server.post(`${url}/send-message`, hers.carrier.token, { text: "Oui" });
    expect(departures(done.body, schemas["Answer"])).toEqual([]);
    for (const body of [{}, { text: 5, more: 1 }, "broken"]) {
      const refused = await server.post(`${url}/send-message`, hers.carrier.token, body);
      expect(departures(refused.body, schemas["Problem"])).toEqual([]);
    }
    const late = await server.post(`${url}/edit-draft`, hers.carrier.token, {});
    expect(departures(late.body, schemas["Problem"])).toEqual([]);
  });

  it("is found wanting when it is not", () => {
    const answer = { items: [{ id: 5, more: 1 }] };
    expect(departures(answer, schemaOf("initiatives"))).toEqual([
      "/items/0/organisation is missing",
      "/items/0/title is missing",
      "/items/0/application is missing",
      "/items/0/id is integer and not string",
      "/items/0/more is not described",
    ]);
  });
});
