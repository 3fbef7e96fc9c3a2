import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Viewer } from "#access/viewer.js";
import type { Id, PersonId } from "#kernel/index.js";
import { committee } from "#labelling/committee/committee.js";
import { evaluation, type EvaluationEvent } from "#labelling/evaluation/evaluation.js";
import { grid, type GridEvent } from "#labelling/grid/grid.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { ana, bob, cleo, dan, opened, stranger } from "#labelling/instruction/instruction.story.js";
import { label } from "#labelling/label/label.js";
import { granted } from "#labelling/label/label.story.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { showGrid } from "../grids/show-grid.js";
import { listEvaluations, type ListEvaluations } from "./list-evaluations.js";
import { showEvaluation } from "./show-evaluation.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [file, led, carrier] = [nth(1), nth(2), nth(3) as Id<"organisation">] as const;
const [handedIn, underWay] = [nth(11), nth(12)] as const;
const [improvement, draft] = [nth(21), nth(22)] as const;
/** Of the organisation that is looked at, and of another one. */
const [director, outsider] = [nth(31), nth(32)] as [PersonId, PersonId];
const scheme = "creativallee";

const criterion = (id: string) => ({
  id,
  title: { fr: id, en: id },
  question: { fr: `${id} ?`, en: `${id}?` },
});
const first: GridEvent = {
  type: "GridPublished",
  version: 1,
  criteria: [criterion("knowledge"), criterion("territories")],
  definition: "5d".repeat(32),
  takesUp: [],
  publishedOn: "2007-02-01",
};
const criteria = [criterion("territories"), criterion("lastingEffect")];
const reasons = "Il faut regarder plus loin.";
const next: readonly GridEvent[] = [
  {
    type: "CriterionProposed",
    proposal: improvement,
    evaluation: handedIn,
    proposedOn: "2007-06-04",
  },
  {
    type: "GridDrafted",
    draft,
    criteria,
    takesUp: [improvement],
    reasons,
    draftedOn: "2007-06-18",
  },
];
const second: GridEvent = {
  type: "GridPublished",
  version: 2,
  criteria,
  draft,
  takesUp: [improvement],
  publishedOn: "2007-07-02",
};

const begun = (evaluator: PersonId, startedOn: string): EvaluationEvent => ({
  type: "EvaluationStarted",
  label: file,
  initiative: led,
  scheme,
  grid: 1,
  criteria: ["knowledge", "territories"],
  evaluator,
  startedOn,
});
const answered = {
  type: "CriterionAnswered",
  criterion: "knowledge",
  answer: "Mille élèves par an.",
  evidence: "Relevés.",
  appreciation: "progress",
  answeredOn: "2007-05-20",
} as const satisfies EvaluationEvent;
const proposed = { title: "Ce qui demeure", question: "Que reste-t-il ?" };

const early = "2007-06-01T09:00:00.000Z";
const drafted = "2007-06-20T09:00:00.000Z";

let reading: TestReading;
beforeAll(async () => {
  reading = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = reading;
  const registered = {
    type: "OrganisationRegistered",
    name: "Norcomex",
    kind: "association",
    actsIn: ["59"],
    identifier: { kind: "none", reason: "in formation" },
    seat: "59350",
    regionalOrigin: true,
  } as const;
  const invited = { type: "PersonInvited", right: "view" } as const;
  await log.tell(organisation, carrier, [registered, { ...invited, person: director }]);
  await log.tell(organisation, nth(4), [registered, { ...invited, person: outsider }]);
  await log.tell(initiative, led, [
    { type: "InitiativeRegistered", organisation: carrier, title: "Salons" },
  ]);
  await log.tell(label, file, [
    { ...granted, application: file, initiative: led, organisation: carrier },
  ]);
  await log.tell(committee, scheme, [
    {
      type: "CommitteeFormed",
      schemeVersion: 1,
      definition: "5d".repeat(32),
      seats: [],
      chair: "CRCI",
      formedOn: "2026-01-01",
    },
    ...[ana, dan].map((person) => ({
      type: "MandateGiven" as const,
      mandate: `m-${person}`,
      person,
      institution: "CRCI",
      rank: "member" as const,
      from: "2026-01-01",
    })),
  ]);
  await log.tell(instruction, file, [
    opened,
    {
      type: "InterestDeclared",
      person: dan,
      source: "member",
      grounds: "other",
      declaredOn: "2007-01-01",
    },
  ]);
  await log.tell(grid, scheme, [first], { at: "2007-02-01T09:00:00.000Z" });
  await log.tell(evaluation, handedIn, [begun(bob, "2007-05-14"), answered], { at: early });
  await log.tell(
    evaluation,
    handedIn,
    [
      { ...answered, answer: "Deux mille élèves par an." },
      {
        type: "CriterionAnswered",
        criterion: "territories",
        answer: "Rien n’a été vu.",
        appreciation: "not-observed",
        answeredOn: "2007-06-02",
      },
      { type: "SynthesisWritten", text: "Une action large.", writtenOn: "2007-06-03" },
      { type: "ImprovementProposed", improvement, ...proposed, proposedOn: "2007-06-03" },
      { type: "EvaluationSubmitted", submittedOn: "2007-06-04" },
    ],
    { at: "2007-06-04T09:00:00.000Z" },
  );
  await log.tell(grid, scheme, next, { at: drafted });
  await log.tell(grid, scheme, [second], { at: "2007-07-02T09:00:00.000Z" });
  await log.tell(evaluation, underWay, [begun(cleo, "2007-10-08")]);
}, 60_000);
afterAll(() => reading.stop());

const office = as("secretariat", stranger);
const show = (id: string, viewer: Viewer = office, asking = {}) =>
  reading.ask(showEvaluation, { id }, viewer, asking);
const list = async (viewer: Viewer = office, asked: Partial<ListEvaluations> = {}) =>
  (await reading.ask(listEvaluations, asked, viewer))?.items.map(({ id }) => id);

describe("an evaluation", () => {
  it("is told by the grid that it follows, whatever the grid has become", async () => {
    expect(await show(handedIn)).toEqual({
      id: handedIn,
      stream: `evaluation-${handedIn}`,
      version: 6,
      label: file,
      initiative: led,
      title: "Salons",
      scheme,
      grid: 1,
      evaluator: bob,
      phase: "submitted",
      startedOn: "2007-05-14",
      submittedOn: "2007-06-04",
      criteria: [
        {
          ...criterion("knowledge"),
          answer: {
            answer: "Deux mille élèves par an.",
            evidence: "Relevés.",
            appreciation: "progress",
            answeredOn: "2007-05-20",
          },
        },
        {
          ...criterion("territories"),
          answer: {
            answer: "Rien n’a été vu.",
            evidence: null,
            appreciation: "not-observed",
            answeredOn: "2007-06-02",
          },
        },
      ],
      synthesis: "Une action large.",
      improvements: [{ improvement, criterion: null, ...proposed, proposedOn: "2007-06-03" }],
    });
  });
  it("under way is read by its evaluator, the committee, the secretariat and auditors", async () => {
    for (const viewer of [as("reviewer", cleo), as("chair", ana), office, as("auditor", stranger)])
      expect(await show(underWay, viewer)).toMatchObject({ phase: "under-way", synthesis: null });
    for (const viewer of [as("reviewer", bob), as("carrier", director), as("reviewer", stranger)])
      expect(await show(underWay, viewer)).toBeUndefined();
  });
  it("once submitted is the organisation's too, and no other's; who led it is not told there", async () => {
    expect(await show(handedIn, as("carrier", director))).toMatchObject({
      evaluator: null,
      synthesis: "Une action large.",
    });
    expect(await show(handedIn, as("carrier", outsider))).toBeUndefined();
    const asking = { asOf: early };
    expect(await show(handedIn, as("carrier", director), asking)).toBeUndefined();
  });
  it("is not there for a member who has an interest in what is looked at", async () => {
    expect(await show(handedIn, as("chair", dan))).toBeUndefined();
    expect(await list(as("chair", dan))).toEqual([]);
  });
  it("is listed to those who may read it, by what is asked for", async () => {
    expect(await list()).toEqual([handedIn, underWay]);
    expect(await list(as("carrier", director))).toEqual([handedIn]);
    expect(await list(as("carrier", outsider))).toEqual([]);
    expect(await list(as("reviewer", cleo))).toEqual([underWay]);
    expect(await list(office, { initiative: led, phase: "submitted" })).toEqual([handedIn]);
    expect(await list(office, { initiative: nth(90) })).toEqual([]);
    expect(await list(office, { scheme: "other" })).toEqual([]);
    const page = await reading.ask(listEvaluations, { limit: 1 }, office);
    expect(await list(office, { limit: 1, after: page?.next ?? "" })).toEqual([underWay]);
  });
  it("is as it was on a day, and the same once it is built anew", async () => {
    expect(await show(handedIn, office, { asOf: early })).toMatchObject({
      phase: "under-way",
      submittedOn: null,
      criteria: [{ answer: { answer: "Mille élèves par an." } }, { answer: null }],
      improvements: [],
    });
    const now = await show(handedIn);
    await reading.rebuilt();
    expect(await show(handedIn)).toEqual(now);
  });
});

describe("the grid of a scheme", () => {
  const compass = (viewer: Viewer = office, asking = {}) =>
    reading.ask(showGrid, { id: scheme }, viewer, asking);
  const inWords = { proposal: improvement, evaluation: handedIn, ...proposed };

  it("has all its versions, what evaluations proposed, and what came of that", async () => {
    for (const viewer of [office, as("auditor", stranger), as("chair", ana)])
      expect(await compass(viewer)).toMatchObject({
        scheme,
        versions: [
          { version: 1, takesUp: [], reasons: null, publishedOn: "2007-02-01" },
          { version: 2, criteria, takesUp: [improvement], reasons, publishedOn: "2007-07-02" },
        ],
        draft: null,
        proposals: [{ ...inWords, criterion: null, takenUpIn: 2 }],
      });
    expect(await compass()).toMatchObject({ stream: `grid-${scheme}`, version: 3 });
    expect(await compass(as("chair", ana))).not.toHaveProperty("version");
  });
  it("shows a draft, and why, to those who make it", async () => {
    const asking = { asOf: drafted };
    expect(await compass(office, asking)).toMatchObject({
      versions: [{ version: 1 }],
      draft: { draft, criteria, reasons, takesUp: [improvement], draftedOn: "2007-06-18" },
      proposals: [{ takenUpIn: null }],
    });
    for (const viewer of [as("carrier", director), as("reviewer", stranger)])
      expect(await compass(viewer, asking)).toMatchObject({ draft: null, proposals: [] });
  });
  it("is public in its versions alone", async () => {
    const seen = await compass(as("administrator", stranger));
    expect(seen).toMatchObject({ versions: [{ version: 1 }, { version: 2, reasons: null }] });
    expect(Object.keys(seen ?? {}).sort()).toEqual(["draft", "proposals", "scheme", "versions"]);
  });
  it("leaves out what was proposed in an evaluation that is closed to the viewer", async () => {
    expect(await compass(as("chair", dan))).toMatchObject({ proposals: [] });
  });
  it("is none where none is laid down", async () => {
    expect(await reading.ask(showGrid, { id: "other" }, office)).toBeUndefined();
  });
});
