import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, PersonId, World } from "#kernel/index.js";
import { type Application, application } from "../application/application.js";
import { openDeadlines } from "../application/deadlines.js";
import { type Organisation, organisation } from "../organisation/organisation.js";
import { tieOf } from "./interest.js";
import { partiesOfFile, partiesOfOrganisation } from "./parties.js";

const [ana, bob, cleo] = ["ana", "bob", "cleo"].map((name) => name as PersonId) as [
  PersonId,
  PersonId,
  PersonId,
];

describe("what ties somebody to a matter", () => {
  const parties = { organisation: "o1", institution: "CRCI", people: [ana], signatory: bob };
  it("is their institution, that they act for the organisation, or that they signed", () => {
    expect(tieOf(parties, { person: ana, institution: "CRCI" })).toBe("institution");
    expect(tieOf(parties, { person: ana, institution: "NFX" })).toBe("organisation");
    expect(tieOf(parties, { person: bob, institution: "NFX" })).toBe("person");
    expect(tieOf(parties, { person: cleo, institution: "NFX" })).toBeUndefined();
  });
  it("is no institution where either has none", () => {
    expect(tieOf({ organisation: "o1", people: [] }, { person: ana })).toBeUndefined();
    expect(tieOf(parties, { person: cleo })).toBeUndefined();
  });
});

const carrier: Organisation = {
  phase: "registered",
  kind: "association",
  actsIn: ["59"],
  regionalOrigin: true,
  institution: "CRCI",
  letGo: [],
  signatories: [ana, bob],
  people: { [ana]: "edit" },
};
const rules = { schemeVersion: 1, definition: "5d".repeat(32) };
const content = {
  initiative: "i1",
  organisation: "o1",
  scheme: "creativallee",
  answered: [],
  values: {},
  documents: [],
};
const month = { count: 1, unit: "months" } as const;
const received = {
  type: "ApplicationReceived",
  receivedOn: "2026-05-04",
  clock: "waits-for-the-carrier",
  delays: { complements: month, decision: month },
  ...rules,
} as const;
const filing = {
  receivedOn: "2026-05-04",
  rules,
  signatory: cleo,
  deadlines: openDeadlines(received, { type: received.type }),
};

const world = (of: Organisation, file: Application): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
    expect(id).toBe(on.kind === organisation.kind ? "o1" : "a1");
    return (on.kind === application.kind ? file : of) as State;
  },
  blob: () => Promise.reject(new Error("there are none here")),
});

describe("whom a file touches", () => {
  const parties = { organisation: "o1", institution: "CRCI", people: [ana, bob] };
  const draft: Application = { phase: "draft", content };

  it("is whoever acts for its organisation or may sign, each once", async () =>
    expect(await partiesOfFile("a1", world(carrier, draft))).toEqual(parties));
  it("is who signed it too", async () =>
    expect(
      await partiesOfFile("a1", world(carrier, { phase: "received", content, filing })),
    ).toEqual({ ...parties, signatory: cleo }));
  it("is no signatory where nobody signed", async () => {
    const { signatory: _, ...bare } = filing;
    expect(
      await partiesOfFile("a1", world(carrier, { phase: "received", content, filing: bare })),
    ).toStrictEqual(parties);
  });
  it("is no institution where the organisation is of none", async () => {
    const { institution: _, ...free } = carrier;
    expect(await partiesOfOrganisation("o1", world(free, draft))).toEqual({
      organisation: "o1",
      people: [ana, bob],
    });
  });
  it("is nobody where there is no file, or no organisation", async () => {
    expect(await partiesOfFile("a1", world(carrier, { phase: "not-started" }))).toBeUndefined();
    expect(await partiesOfFile("a1", world({ phase: "unknown" }, draft))).toBeUndefined();
  });
});
