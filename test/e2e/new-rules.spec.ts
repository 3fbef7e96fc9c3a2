import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import {
  admissible,
  done,
  type Seated,
  seatCommittee,
  soon,
  today,
  told,
} from "./committee-scene.js";
import { codeOf, idOf, proposeRules, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let auditor: Enrolled;
let members: readonly Seated[];
let chair: Seated;

const scheme = creativallee.id;
const noticed = {
  ...creativallee,
  committee: { ...creativallee.committee, notice: { count: 15, unit: "days" as const } },
};
const longer = { ...creativallee, brand: "La Créativallée du Nord-Pas de Calais" };

beforeAll(async () => {
  server = await testServer();
  // Far from midnight: a session is opened on the day that it was convened for.
  server.house.clock.moveTo("2030-03-04T08:00:00.000Z");
  secretariat = await server.person("secretariat");
  auditor = await server.person("auditor");
  await publishSchemes(server, secretariat);
  ({ members, chair } = await seatCommittee(server, secretariat, scheme));
}, 60_000);
afterAll(() => server.stop());

const post = (path: string, body: object, { token }: Enrolled = secretariat) =>
  server.post(`/api/v1/${path}`, token, body);
const history = (kind: string, id: string) => told(server, auditor, kind, id);
const member = (nth: number): Seated => {
  const one = members[nth];
  if (!one) throw new Error(`there is no member ${nth}`);
  return one;
};
const refusal = (reply: Reply) => [reply.status, codeOf(reply)];
const pointersOf = ({ body }: Reply) =>
  (body as { errors: readonly { pointer: string }[] }).errors.map(({ pointer }) => pointer);
const hashOf = async (content: object) =>
  (done(await post("scheme-definitions", content)).body as { definition: string }).definition;

const convened = async (): Promise<string> =>
  idOf(done(await post("sessions", { scheme, heldOn: today(server), place: "Lille" })));

const voted = async (session: string, item: string, choice: "for" | "against") => {
  const ask = (verb: string, body: object, who?: Enrolled) =>
    post(`sessions/${session}/${verb}`, { item, ...body }, who);
  done(await ask("deliberate", { question: { ask: "approve", conditions: [] } }));
  for (const one of members) done(await ask("cast-ballot", { choice }, one));
  done(await ask("close-ballots", {}));
  done(await ask("decide-item", choice === "for" ? {} : { motives: "Trop tôt." }));
};

const publish = async (content: object, proposal?: string): Promise<Reply> => {
  const definition = await hashOf(content);
  done(await post(`schemes/${scheme}/draft`, { definition }));
  return post(`schemes/${scheme}/publish`, { definition, ...(proposal && { proposal }) });
};

describe("other rules of a scheme", () => {
  it("are proposed by who sits on its committee, without faults", async () => {
    const outsider = await server.person("reviewer");
    expect(refusal(await proposeRules(server, outsider, noticed))).toEqual([
      409,
      "PROPOSER_HAS_NO_SEAT",
    ]);
    const faulty = { ...noticed, owner: "", brand: "" };
    const refused = await proposeRules(server, member(1), faulty);
    expect(refusal(refused)).toEqual([409, "PROPOSAL_HAS_FAULTS"]);
    expect(pointersOf(refused)).toEqual(["/brand", "/owner"]);
  });

  it("are none under which no session could ever decide", async () => {
    const { quorum } = creativallee.committee;
    const everybody = { ...quorum, share: { numerator: 1, denominator: 1 } };
    const recusals = "stay-in-the-basis" as const;
    const rules = {
      ...noticed,
      committee: { ...noticed.committee, quorum: { ...everybody, recusals } },
    };
    const refused = await proposeRules(server, member(1), rules);
    expect(refusal(refused)).toEqual([409, "PROPOSAL_HAS_FAULTS"]);
    expect(pointersOf(refused)).toEqual(["/committee/quorum/share"]);
  });

  it("are put in force only once the committee has approved just them", async () => {
    expect(refusal(await publish(noticed))).toEqual([409, "RULES_NOT_APPROVED"]);
    const approved = idOf(done(await proposeRules(server, member(1), noticed)));
    const sentBack = idOf(done(await proposeRules(server, member(2), longer, ["brand"])));
    expect(refusal(await publish(noticed, approved))).toEqual([409, "RULES_NOT_APPROVED"]);
    const session = await convened();
    for (const item of [approved, sentBack])
      done(await post(`sessions/${session}/put-on-agenda`, { kind: "proposal", item }));
    const present = members.map(({ id }) => id);
    done(await post(`sessions/${session}/open`, { present }, chair));
    await voted(session, approved, "for");
    await voted(session, sentBack, "against");
    for (const [item, last] of [
      [approved, "ProposalApproved"],
      [sentBack, "ProposalSentBack"],
    ] as const)
      expect(
        await soon(
          () => history("proposal", item),
          ({ length }) => length > 2,
        ),
      ).toEqual(["RulesProposed", "ProposalPutOnAgenda", last]);
    expect(refusal(await publish(longer, sentBack))).toEqual([409, "RULES_NOT_APPROVED"]);
    expect(refusal(await publish(longer, approved))).toEqual([409, "RULES_NOT_APPROVED"]);
    done(await publish(noticed, approved));
    await soon(
      () => history("scheme", scheme),
      (types) => types.filter((type) => type === "SchemePublished").length === 2,
    );
    const late = await post(`proposals/${approved}/withdraw`, {}, member(1));
    expect(refusal(late)).toEqual([409, "PROPOSAL_DECIDED"]);
  });

  it("are those of the next session: it is convened with their notice", async () => {
    const body = { scheme, heldOn: "2030-03-18", place: "Lille" };
    const hasty = await post("sessions", body);
    expect(refusal(hasty)).toEqual([409, "NOTICE_TOO_SHORT"]);
    expect(JSON.stringify(hasty.body)).toContain("2030-03-19");
    done(await post("sessions", { ...body, heldOn: "2030-03-19" }));
  });

  it("are approved for one publication, not to come back in place of later ones", async () => {
    const [older, newer] = ["La Créativallée 1", "La Créativallée 2"].map((brand) => ({
      ...noticed,
      brand,
    })) as [typeof noticed, typeof noticed];
    const before = idOf(done(await proposeRules(server, member(1), older, ["brand"])));
    const later = idOf(done(await proposeRules(server, member(1), newer, ["brand"])));
    const session = idOf(
      done(await post("sessions", { scheme, heldOn: "2030-03-19", place: "Lille" })),
    );
    for (const item of [before, later])
      done(await post(`sessions/${session}/put-on-agenda`, { kind: "proposal", item }));
    const rival = idOf(
      done(await post("sessions", { scheme, heldOn: "2030-03-19", place: "Lille" })),
    );
    const twice = await post(`sessions/${rival}/put-on-agenda`, { kind: "proposal", item: later });
    expect(refusal(twice)).toEqual([409, "MATTER_ON_ANOTHER_AGENDA"]);
    server.house.clock.moveTo("2030-03-19T08:00:00.000Z");
    done(await post(`sessions/${session}/open`, { present: members.map(({ id }) => id) }, chair));
    for (const item of [before, later]) await voted(session, item, "for");
    for (const item of [before, later])
      await soon(
        () => history("proposal", item),
        (types) => types.includes("ProposalApproved"),
      );
    done(await publish(older, before));
    done(await publish(newer, later));
    const back = await Promise.all([publish(older, before), publish(older, before)]);
    expect(back.map(refusal)).toEqual([
      [409, "APPROVAL_USED_UP"],
      [409, "APPROVAL_USED_UP"],
    ]);
  });

  it("are drafted only once they are there", async () => {
    const refused = await post(`schemes/${scheme}/draft`, { definition: "f".repeat(64) });
    expect(refusal(refused)).toEqual([422, "BLOB_MISSING"]);
  });
});

describe("the reviewers of a file", () => {
  it("are drawn among those free of interests, each once, and drawn again when one goes", async () => {
    const file = await admissible(server, secretariat, scheme, { institution: "CRCI" });
    const id = file.application;
    const asked = (count: number) =>
      soon(
        () => history("instruction", id),
        (types) => types.filter((type) => type === "ReviewerAssigned").length === count,
      );
    await asked(creativallee.review.minimum);
    const reviewers = async () => {
      const { events } = await stored(id);
      return events.flatMap(({ type, data }) =>
        type === "ReviewerAssigned" ? [String(data["person"])] : [],
      );
    };
    const [first, second] = await reviewers();
    expect(first).not.toBe(second);
    const tied = members.filter(({ institution }) => institution === "CRCI").map((one) => one.id);
    expect(tied).not.toContain(first);
    expect(tied).not.toContain(second);

    // Two go at once: one of them because they came to the organisation that applies.
    const busy = members.find((one) => one.id === first);
    if (!busy) throw new Error("the reviewer is no member");
    const invited = { person: second, right: "view" };
    await Promise.all([
      post(`instructions/${id}/decline-review`, { motives: "En congé." }, busy),
      post(`organisations/${file.organisation}/invite-person`, invited, file.carrier),
    ]);
    await asked(creativallee.review.minimum + 2);
    const all = await reviewers();
    expect(new Set(all).size).toBe(all.length);
    expect(await history("instruction", id)).toContain("InterestDeclared");
  });
});

const stored = async (id: string) => {
  const found = await server.engine.store.read(`instruction-${id}`, 0, "forwards", 200);
  return { events: found.map(({ event }) => event) };
};

describe("waves of a survey", () => {
  it("are one for each place and number, whoever opens them at once", async () => {
    const on = today(server);
    const measures = [{ key: "knowTheBrand", unit: "tenths-of-percent" }];
    const wave = { scheme, scope: "national", wave: 1, from: on, until: on, measures };
    const colleague = await server.person("secretariat");
    const opened = await Promise.all(
      [secretariat, colleague, secretariat].map((who) => post("surveys", wave, who)),
    );
    expect(opened.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const again = opened.filter(({ status }) => status === 409).map(codeOf);
    expect(new Set(again)).toEqual(new Set(["SURVEY_ALREADY_OPENED"]));
    done(await post("surveys", { ...wave, wave: 2 }));
    done(await post("surveys", { ...wave, scope: "regional" }));
  });
});
