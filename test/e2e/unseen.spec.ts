import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { maySee } from "#access/sight.js";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import { queries } from "#read-models/registry.js";
import { whats } from "#read-models/why/why.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import {
  admissible,
  done,
  openSession,
  type Seated,
  seatCommittee,
  soon,
} from "./committee-scene.js";
import { after, type Carrying, publishSchemes } from "./scene.js";

const scheme = "centres-ressources";
const blindly = "haute-qualite-technologique";
const nothing = "00000000-0000-5000-8000-000000000000";

let server: TestServer;
let secretariat: Enrolled;
let auditor: Enrolled;
let administrator: Enrolled;
let stranger: Enrolled;
/** Sits on another committee. */
let elsewhere: Enrolled;
/** Who sit there, the chair with them. */
let judging: readonly Seated[];
/** Has an interest in the first file; sits on its committee all the same. */
let tied: Seated;
let reviewing: Seated;
let idle: Seated;
let chair: Seated;
let voters: readonly Seated[];
let first: Carrying;
let second: Carrying;
let session: string;

beforeAll(async () => {
  server = await testServer();
  [secretariat, auditor] = [await server.person("secretariat"), await server.person("auditor")];
  administrator = await server.person("administrator");
  stranger = await server.person("reviewer");
  await publishSchemes(server, secretariat);
  const others = await seatCommittee(server, secretariat, blindly);
  elsewhere = others.chair;
  judging = others.members;
  [first, second] = [
    await admissible(server, secretariat, scheme),
    await admissible(server, secretariat, scheme),
  ];
  const seated = await seatCommittee(server, secretariat, scheme);
  ({ chair } = seated);
  const [one, two, three] = seated.members.filter(({ as }) => as === "reviewer");
  if (!one || !two || !three) throw new Error("too few sit there");
  [tied, reviewing, idle] = [one, two, three];
  voters = seated.members.filter(({ id }) => id !== tied.id);
  done(await soon(() => instruct("declare-interest", { grounds: "other" }, tied), isDone));
  const files = [first.application, second.application];
  session = await openSession(server, secretariat, scheme, files, seated.members);
  done(await sit("recuse-member", first, {}, tied));
}, 120_000);
afterAll(() => server.stop());

const isDone = ({ status }: Reply) => status === 200;

/** Asked of the instruction of the first file. */
const instruct = (verb: string, body: object, { token }: Enrolled) =>
  server.post(`/api/v1/instructions/${first.application}/${verb}`, token, body);

/** Asked of the session, about an item. */
const sit = (verb: string, { application: item }: Carrying, body: object, { token }: Enrolled) =>
  server.post(`/api/v1/sessions/${session}/${verb}`, token, { item, ...body });

const votedOn = async (file: Carrying): Promise<Reply> => {
  done(await sit("deliberate", file, { question: { ask: "grant", conditions: [] } }, chair));
  for (const voter of voters) done(await sit("cast-ballot", file, { choice: "for" }, voter));
  return done(await sit("cast-ballot", file, { choice: "against" }, idle));
};

type Told = Readonly<Record<string, string>>;

/** A question that is asked in several ways, each of which might tell something else. */
const ways: Readonly<Record<string, readonly string[]>> = {
  why: [...whats.map((what) => `?what=${what}`), "?what=due&deadline=complements"],
};

/** Every question, about each thing that there is: what it answers, with its status and its ETag. */
const everythingTo = async (who: Enrolled, seen: Reply): Promise<Told> => {
  const things = [first.application, second.application, session, first.organisation, scheme];
  const told: Record<string, string> = {};
  for (const { name, path } of queries) {
    if (!maySee(name, { person: who.id, capacity: who.as, language: "fr" })) continue;
    const asked = (ways[name] ?? [""]).map((way) => `${path}${way}`);
    const paths = asked.flatMap((one) =>
      one.includes(":id") ? things.map((id) => one.replace(":id", id)) : [one],
    );
    for (const one of paths) {
      const { status, headers, body } = await server.get(`/api/v1${one}`, who.token, after(seen));
      told[one] = JSON.stringify([status, headers["etag"], body]);
    }
  }
  return told;
};

/** What each of them is told differently once something has happened. */
const differences = async (
  people: Readonly<Record<string, Enrolled>>,
  seen: Reply,
  happens: () => Promise<Reply>,
  worded = (text: string) => text,
) => {
  const before: Record<string, Told> = {};
  for (const [name, who] of Object.entries(people)) before[name] = await everythingTo(who, seen);
  const then = await happens();
  const found: Record<string, readonly string[]> = {};
  for (const [name, who] of Object.entries(people)) {
    const now = await everythingTo(who, then);
    expect(Object.keys(now).length).toBeGreaterThan(3);
    found[name] = Object.keys(now).filter(
      (path) =>
        // Messages are told by ids alone, to whoever runs the product, and go out in their own time.
        path !== "/outbox" && worded(now[path] ?? "") !== worded(before[name]?.[path] ?? ""),
    );
  }
  return found;
};

/** Changes nothing any more; what answers it waits until reads have come so far. */
const settled = async () => done(await sit("recuse-member", first, {}, tied));
const none = (people: object) => Object.fromEntries(Object.keys(people).map((name) => [name, []]));

describe("what somebody may not see moves nothing that they are told", () => {
  it("the instruction of a file: not a carrier's, nor that of a member who is tied to it", async () => {
    const grid = shippedSchemes.find(({ id }) => id === scheme)?.review.grid ?? [];
    const marks = Object.fromEntries(grid.map(({ id }) => [id, 1]));
    const review = { marks, opinion: "favourable", text: "Solide." };
    const blind = {
      carrier: first.carrier,
      other: second.carrier,
      administrator,
      tied,
      stranger,
      elsewhere,
    };
    const page = `/instructions/${first.application}`;
    await soon(
      () => server.get("/api/v1/instructions?reviewers=enough", secretariat.token),
      ({ body }) => JSON.stringify(body).includes(first.application),
    );
    // The engine has drawn reviewers: whoever is one sees no other's review before their own is written.
    const drawn = JSON.stringify((await server.get(`/api/v1${page}`, secretariat.token)).body);
    const seats = voters.filter(({ as }) => as === "reviewer");
    const isDrawn = ({ id }: Seated) => drawn.includes(id);
    [reviewing, idle] = [
      seats.find(isDrawn) ?? reviewing,
      seats.find((one) => !isDrawn(one)) ?? idle,
    ];
    const people = { ...blind, idle, reviewing, secretariat };
    const found = await differences(people, await settled(), async () => {
      done(await instruct("assign-reviewer", { person: reviewing.id }, secretariat));
      done(await instruct("add-note", { text: "À relire." }, secretariat));
      return done(await instruct("submit-review", review, reviewing));
    });
    expect(found).toEqual({
      ...none(blind),
      idle: [page],
      reviewing: ["/desk", page],
      secretariat: ["/instructions", "/reviewers", page],
    });
    const seen = await server.get(`/api/v1${page}`, idle.token);
    expect(seen.headers["etag"]).toBeUndefined();
    expect(JSON.stringify(seen.body)).toContain(review.text);
    const absent = await server.get(`/api/v1/instructions/${nothing}`, tied.token);
    for (const who of [tied, stranger, elsewhere]) {
      const refused = await server.get(`/api/v1${page}`, who.token);
      expect(refused.status).toBe(404);
      expect(JSON.stringify(refused.body).replaceAll(first.application, nothing)).toBe(
        JSON.stringify(absent.body),
      );
    }
    for (const who of [first.carrier, administrator])
      expect((await server.get(`/api/v1${page}`, who.token)).status).toBe(403);
  }, 60_000);

  it("others' reviews: not those of a reviewer who has still to write theirs", async () => {
    const { id: person } = idle;
    await soon(
      () => instruct("assign-reviewer", { person }, secretariat),
      ({ status }) => status === 200,
    );
    const page = `/api/v1/instructions/${first.application}`;
    const shown = (who: Enrolled) => server.get(page, who.token);
    const own = await soon(
      () => shown(idle),
      ({ body }) => (body as { reviewers: unknown[] }).reviewers.length === 1,
    );
    expect(own.body).toMatchObject({ mean: null, reviewers: [{ person, standing: "awaited" }] });
    expect(JSON.stringify((await shown(reviewing)).body)).toContain("Solide.");
  }, 60_000);

  it("the vote on a file: not that of a member who is recused from it, by no count nor ETag", async () => {
    const blind = { tied, stranger, elsewhere };
    const found = await differences({ ...blind, idle }, await settled(), async () => {
      await votedOn(first);
      return done(await sit("close-ballots", first, {}, chair));
    });
    expect(found).toMatchObject(none(blind));
    expect(found["idle"]).toContain(`/sessions/${session}`);
    const shown = await server.get(`/api/v1/sessions/${session}`, tied.token);
    expect(shown.status).toBe(200);
    expect(shown.headers["etag"]).toBeUndefined();
    expect(JSON.stringify(shown.body)).not.toContain(first.application);
  }, 60_000);

  it("the story of a session: one without the closed item, with no gap for it", async () => {
    const told = async ({ token }: Enrolled, more = "history") => {
      const { status, body } = await server.get(`/api/v1/sessions/${session}/${more}`, token);
      expect(status).toBe(200);
      return body as { readonly entries: readonly { readonly item: string | null }[] };
    };
    const [whole, partly] = [await told(chair), await told(tied)];
    expect(partly.entries).toEqual(whole.entries.filter(({ item }) => item !== first.application));
    expect(partly.entries.length).toBeLessThan(whole.entries.length);
    expect(JSON.stringify(whole)).not.toMatch(/BallotCast|"version"|"stream"/);
    for (const who of [tied, stranger])
      expect(
        JSON.stringify(await server.get(`/api/v1/sessions/${session}/difference`, who.token)),
      ).not.toContain(first.application);
  });

  it("a secret choice: nobody's, whichever way it goes", async () => {
    await soon(
      () => sit("decide-item", first, {}, chair),
      ({ status }) => status === 200,
    );
    // Its label is public: what is looked at here begins after it.
    await soon(() => server.get(`/api/v1/labels/${first.application}`, stranger.token), isDone);
    // Why it was decided so is told to each as far as they see its file and its session.
    const why = async ({ token }: Enrolled, what: string) => {
      const url = `/api/v1/why/${first.application}?what=${what}`;
      const { status, body } = await server.get(url, token);
      return { status, text: JSON.stringify(body) };
    };
    for (const who of [tied, stranger, elsewhere, second.carrier])
      for (const what of whats) expect((await why(who, what)).status).toBe(404);
    const hers = await why(first.carrier, "decision");
    expect(hers.text).toContain("DecisionRecorded");
    expect(hers.text).not.toMatch(/session|committee-|ItemDecided|QUORUM|COUNTS/);
    expect((await why(first.carrier, "vote")).status).toBe(404);
    for (const who of [chair, idle, secretariat, auditor]) {
      const { text } = await why(who, "decision");
      expect(text).toMatch(/ItemDecided.*QUORUM|QUORUM.*ItemDecided/);
      expect(text).not.toContain("BallotCast");
    }
    const cast = await votedOn(second);
    // Whoever sees the whole session sees that something was cast anew, and never what.
    const uncounted = (text: string) =>
      text.replace(/"version":\d+/, "").replace(/^\[200,"[^[]*?",\{/, "[200,{");
    const people = {
      carrier: first.carrier,
      other: second.carrier,
      secretariat,
      tied,
      idle,
      reviewing,
      stranger,
      elsewhere,
      chair,
      administrator,
    };
    const recast = async () => done(await sit("cast-ballot", second, { choice: "abstain" }, idle));
    const found = await differences({ ...people, auditor }, cast, recast, uncounted);
    expect(found).toEqual({ ...none(people), auditor: ["/audit-trail"] });
    expect((await differences({ tied }, cast, recast))["tied"]).toEqual([]);
  }, 60_000);

  it("rules that are being written: nobody's but those who write them, and who check", async () => {
    const shipped = shippedSchemes.find(({ id }) => id === scheme);
    const { token } = secretariat;
    const other = { ...shipped, brand: "Autre marque" };
    const stored = await server.post("/api/v1/scheme-definitions", token, other);
    done(await server.post(`/api/v1/schemes/${scheme}/draft`, token, stored.body));
    const { application, carrier } = await admissible(server, secretariat, scheme);
    const why = async (who: Enrolled) => {
      const url = `/api/v1/why/${application}?what=due`;
      const { status, body } = await server.get(url, who.token);
      expect(status).toBe(200);
      return JSON.stringify(body);
    };
    for (const who of [carrier, idle]) {
      expect(await why(who)).toContain("SchemePublished");
      expect(await why(who)).not.toMatch(/SchemeDrafted|scheme-/);
    }
    for (const who of [secretariat, auditor]) expect(await why(who)).toContain("SchemeDrafted");
  }, 60_000);

  it("who carries a file: not whoever judges it, under a scheme that hides that", async () => {
    const file = await admissible(server, secretariat, blindly);
    const { application, organisation, initiative, carrier } = file;
    const own = await server.get(`/api/v1/organisations/${organisation}`, secretariat.token);
    const { name } = own.body as { readonly name: string };
    const reads = async ({ token }: Enrolled) => {
      const one = await soon(
        () => server.get(`/api/v1/applications/${application}`, token),
        ({ body }) => (body as { phase?: string }).phase === "admissible",
      );
      const list = (filter: string) =>
        server.get(`/api/v1/applications?scheme=${blindly}&${filter}`, token);
      const [all, ...found] = await Promise.all(
        [
          "limit=5",
          `search=${encodeURIComponent(name)}`,
          "search=site",
          `organisation=${organisation}`,
        ].map(list),
      );
      const told = JSON.stringify([one.body, all?.body]);
      return {
        tells: [name, organisation, initiative, carrier.id, "Un site"].filter((one) =>
          told.includes(one),
        ),
        found: found.filter(({ body }) => JSON.stringify(body).includes(application)).length,
        listed: told.split(application).length > 2,
      };
    };
    for (const who of judging.slice(0, 2))
      expect(await reads(who)).toEqual({ tells: [], found: 0, listed: true });
    const { tells, found } = await reads(secretariat);
    expect([tells.length, found]).toEqual([5, 3]);
  }, 60_000);

  it("a file: a member who is tied to it is refused as if there were none", async () => {
    const [there, not] = await Promise.all(
      [first.application, nothing].map((id) =>
        server.get(`/api/v1/applications/${id}`, tied.token),
      ),
    );
    expect([there?.status, not?.status]).toEqual([404, 404]);
    expect(JSON.stringify(there?.body).replaceAll(first.application, nothing)).toBe(
      JSON.stringify(not?.body),
    );
  });
});
