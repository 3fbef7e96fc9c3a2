import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import {
  admissible,
  decide,
  done,
  openSession,
  type Seated,
  seatCommittee,
  soon,
  today,
  told,
} from "./committee-scene.js";
import { after, type Carrying, codeOf, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let auditor: Enrolled;
let chair: Seated;
let members: readonly Seated[];
let applied: Carrying;
let refused: Carrying;
let late: Carrying;
let torn: Carrying;
let session: string;

const scheme = "creativallee";

beforeAll(async () => {
  server = await testServer();
  // Far from midnight: a session is opened on the day that it was convened for.
  server.house.clock.moveTo("2030-03-04T08:00:00.000Z");
  secretariat = await server.person("secretariat");
  auditor = await server.person("auditor");
  await publishSchemes(server, secretariat);
  applied = await admissible(server, secretariat, scheme, { institution: "CRCI" });
  refused = await admissible(server, secretariat, scheme);
  late = await admissible(server, secretariat, scheme);
  torn = await admissible(server, secretariat, scheme);
  ({ members, chair } = await seatCommittee(server, secretariat, scheme));
  const files = [applied, refused, late, torn].map(({ application }) => application);
  session = await openSession(server, secretariat, scheme, files, members);
}, 120_000);
afterAll(() => server.stop());

const ask = (verb: string, body: object, { token }: Enrolled): Promise<Reply> =>
  server.post(`/api/v1/sessions/${session}/${verb}`, token, body);

const ballot = (voter: Enrolled, choice: string, more: object = {}) =>
  ask("cast-ballot", { item: applied.application, choice, ...more }, voter);

const of = (institution: string): Seated => {
  const found = members.find((one) => one.institution === institution);
  if (!found) throw new Error(`nobody is of ${institution}`);
  return found;
};

const file = ({ application }: Carrying) => `/api/v1/applications/${application}`;
const history = (kind: string, id: string) => told(server, auditor, kind, id);
const eventsIn = ({ body }: Reply) =>
  (body as { events: readonly { type: string }[] }).events.map(({ type }) => type);

const withdraw = async (who: Carrying) => {
  const { headers } = await server.get(file(who), who.carrier.token);
  const seen = { "if-match": String(headers["etag"]) };
  return server.post(`${file(who)}/withdraw`, who.carrier.token, {}, seen);
};

describe("an open vote, from the question to the label", () => {
  it("takes no ballot before a question is put", async () => {
    const early = await ballot(of("NFX"), "for");
    expect([early.status, codeOf(early)]).toEqual([409, "BALLOTS_NOT_OPEN"]);
  });

  it("holds the file once it is: it cannot be withdrawn, nor put before another session", async () => {
    const { application: item } = applied;
    const question = { ask: "grant", conditions: [] };
    const put = done(await ask("deliberate", { item, question }, chair));
    await server.get(file(applied), secretariat.token, after(put));
    const given = await withdraw(applied);
    expect([given.status, codeOf(given)]).toEqual([409, "APPLICATION_HELD"]);
    const convened = { scheme, heldOn: today(server), place: "Roubaix" };
    const other = await server.post("/api/v1/sessions", secretariat.token, convened);
    const { id } = other.body as { id: string };
    const agenda = `/api/v1/sessions/${id}/put-on-agenda`;
    const body = { kind: "application", item };
    const twice = await server.post(agenda, secretariat.token, body);
    expect([twice.status, codeOf(twice)]).toEqual([409, "ON_ANOTHER_AGENDA"]);
  });

  it("takes one ballot a seat, of whoever has a mandate and no interest", async () => {
    expect(codeOf(await ballot(of("CRCI"), "for"))).toBe("RECUSED");
    // Whoever has no seat on this committee is told of no session.
    expect(codeOf(await ballot(await server.person("reviewer"), "for"))).toBe("NOT_FOUND");
    expect(codeOf(await ballot(of("NFX"), "for", { on: of("APIM").id }))).toBe("NO_VOTE");
    expect(codeOf(await ballot(of("NFX"), "for", { voter: of("APIM").id }))).toBe(
      "NOT_YOUR_BALLOT",
    );
    expect((await ballot(applied.carrier, "for")).status).toBe(403);
    const item = "00000000-0000-5000-8000-000000000000";
    const unknown = await ask("cast-ballot", { item, choice: "for" }, of("NFX"));
    expect(codeOf(unknown)).toBe("ITEM_UNKNOWN");
    for (const one of members.filter(({ institution }) => institution !== "CRCI"))
      expect(eventsIn(done(await ballot(one, "for")))).toEqual(["BallotCast"]);
  });

  it("counts a ballot that is cast again once, at a time or one after the other", async () => {
    const nfx = of("NFX");
    expect(eventsIn(done(await ballot(nfx, "for")))).toEqual([]);
    expect(eventsIn(done(await ballot(nfx, "against")))).toEqual(["BallotCast"]);
    const both = await Promise.all([1, 2, 3, 4].map(() => ballot(nfx, "abstain")));
    expect(both.flatMap((reply) => eventsIn(done(reply)))).toEqual(["BallotCast"]);
  });

  it("takes none once it is closed, and draws one decision from what was counted", async () => {
    const { application: item } = applied;
    expect(codeOf(await ask("decide-item", { item }, chair))).toBe("BALLOTS_NOT_TALLIED");
    const closed = done(await ask("close-ballots", { item }, chair));
    expect(eventsIn(closed)).toEqual(["BallotsClosed", "BallotsTallied"]);
    const tooLate = await ballot(of("NFX"), "for");
    expect([tooLate.status, codeOf(tooLate)]).toEqual([409, "BALLOTS_CLOSED"]);
    const at = await Promise.all([1, 2].map(() => ask("decide-item", { item }, chair)));
    expect(at.filter(({ status }) => status === 200)).toHaveLength(1);
    const again = at.filter(({ status }) => status !== 200).map(codeOf);
    expect(again).toEqual(["ITEM_SETTLED"]);
  });

  it("is recorded in the file, numbered and granted by itself, each exactly once", async () => {
    const { application } = applied;
    await soon(
      () => history("label", application),
      (types) => types.includes("LabelGranted"),
    );
    expect(await history("label", application)).toEqual(["LabelGranted"]);
    expect(await history("register", scheme)).toEqual(["LabelNumbered"]);
    const types = await history("application", application);
    expect(types.filter((type) => type === "DecisionRecorded")).toHaveLength(1);
    const closed = await soon(
      () => history("initiative", applied.initiative),
      (events) => events.includes("ApplicationClosed"),
    );
    expect(closed.filter((type) => type === "ApplicationClosed")).toHaveLength(1);
    expect(codeOf(await withdraw(applied))).toBe("APPLICATION_DECIDED");
  });
});

describe("a withdrawal in the midst of it", () => {
  it("either comes first, or has to wait until the file is let go", async () => {
    const { application: item } = torn;
    const question = { ask: "grant", conditions: [] };
    const [put, given] = await Promise.all([
      ask("deliberate", { item, question }, chair),
      withdraw(torn),
    ]);
    expect([put.status, given.status].filter((status) => status === 200)).toHaveLength(1);
    // Refused, the question leaves its item adjourned by itself.
    if (given.status === 200) return expect(codeOf(put)).toBe("NOT_BEFORE_THE_COMMITTEE");
    expect(["APPLICATION_HELD", "STALE"]).toContain(codeOf(given));
    done(await ask("adjourn-item", { item, reason: "put-off" }, chair));
    await soon(
      () => withdraw(torn),
      ({ status }) => status === 200,
    );
  });
});

const notify = (who: Carrying) =>
  server.post(`${file(who)}/notify-decision`, secretariat.token, {
    means: "letter",
    notifiedOn: today(server),
    proof: "Recommandé 1A 000 000 0000 0",
  });

const appeal = (who: Carrying) =>
  server.post(`${file(who)}/contest-decision`, who.carrier.token, {
    contested: "L’article 3 répond à ce qui est demandé.",
  });

describe("a refusal", () => {
  it("needs motives, and says nothing to the file before they are there", async () => {
    const { application: item } = refused;
    const question = { ask: "grant", conditions: [] };
    done(await ask("deliberate", { item, question }, chair));
    for (const member of members)
      done(await ask("cast-ballot", { item, choice: "against" }, member));
    done(await ask("close-ballots", { item }, chair));
    expect(codeOf(await ask("decide-item", { item }, chair))).toBe("DECISION_WANTS_MOTIVES");
    done(await ask("decide-item", { item, motives: "La charte n’est pas suivie." }, chair));
    await decide(server, session, late.application, members, secretariat, "against");
    for (const { application } of [refused, late])
      await soon(
        () => history("application", application),
        (types) => types.includes("DecisionRecorded"),
      );
    done(await ask("close", {}, chair));
  });

  it("is contested in the time that its notification opens, that day included", async () => {
    for (const one of [refused, late]) done(await notify(one));
    const shown = await soon(
      () => server.get(file(late), late.carrier.token),
      ({ body }) => JSON.stringify(body).includes("DecisionNotified"),
    );
    expect(JSON.stringify(shown.body)).toContain("2030-05-04");
    server.house.clock.moveTo("2030-05-04T08:00:00.000Z");
    done(await appeal(refused));
    expect(codeOf(await appeal(refused))).toBe("APPEALED_ALREADY");
    server.house.clock.moveTo("2030-05-05T08:00:00.000Z");
    const tooLate = await appeal(late);
    expect([tooLate.status, codeOf(tooLate)]).toEqual([409, "APPEAL_TOO_LATE"]);
    expect(JSON.stringify(tooLate.body)).toContain("2030-05-04");
    expect(codeOf(await appeal(applied))).toBe("NOTHING_TO_APPEAL");
    expect(await history("label", refused.application)).toEqual([]);
  });
});
