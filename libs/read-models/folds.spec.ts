import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { application, type Application } from "#labelling/application/application.js";
import { committee, type CommitteeEvent } from "#labelling/committee/committee.js";
import { evolveDeadlines, openDeadlines } from "#labelling/application/deadlines.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { erasure } from "#labelling/erasure/erasure.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { proposal } from "#labelling/proposal/proposal.js";
import { organisation } from "#labelling/organisation/organisation.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { evaluation, type EvaluationEvent } from "#labelling/evaluation/evaluation.js";
import { grid, type GridEvent } from "#labelling/grid/grid.js";
import { instruction } from "#labelling/instruction/instruction.js";
import {
  assigned,
  dan,
  opened as instructionOpened,
  submitted,
} from "#labelling/instruction/instruction.story.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { granted } from "#labelling/label/label.story.js";
import { label } from "#labelling/label/label.js";
import { reading, readingId } from "#labelling/reading/reading.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { person } from "#labelling/person/person.js";
import { session } from "#labelling/session/session.js";
import {
  ana,
  bob,
  cast,
  cleo,
  convened,
  deliberated,
  heldOn,
  opened,
  roll,
} from "#labelling/session/session.story.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { survey, type SurveyEvent } from "#labelling/survey/survey.js";
import { webhook } from "#labelling/webhook/webhook.js";
import { erased, type Id, streamName } from "#kernel/index.js";
import {
  admissible,
  attached,
  awaiting,
  checked,
  director,
  edited,
  eligible,
  employee,
  inadmissible,
  lapsed,
  met,
  received,
  requested,
  signed,
  started,
  unsigned,
  unsignedChecked,
  withdrawn,
} from "#labelling/application/file.story.js";
import { beginning } from "#event-store/port.js";
import { FoldedRows } from "#projections/folded-rows.js";
import { StoryLog } from "#projections/story-log.js";
import { Batch } from "#projections/told.js";
import type { ReadModel, Row } from "#projections/read-model.js";
import { applicationWords } from "./applications/application-words.js";
import { applications } from "./applications/applications.js";
import { deadlines } from "./deadlines/deadlines.js";
import { decisions } from "./decisions/decisions.js";
import { files } from "./file/files.js";
import { timeline } from "./file/timeline.js";
import { interests } from "./interests/interests.js";
import { readModels } from "./registry.js";
import { sessions } from "./sessions/sessions.js";

const definition = "9f".repeat(32);
const id = "5c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";

const sitting = "6c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";

const about = { item: id, kind: "application" } as const;
const conditions = [{ text: "Un budget arrêté.", dueOn: "2027-06-30" }] as const;
const counts = { for: 1, against: 1, abstain: 0, notCast: 0 };

const compass: readonly GridEvent[] = [
  { type: "GridPublished", version: 1, criteria: [], takesUp: [], publishedOn: "2026-03-01" },
  { type: "CriterionProposed", proposal: id, evaluation: sitting, proposedOn: "2026-03-02" },
];
const lookedBack: readonly EvaluationEvent[] = [
  {
    type: "EvaluationStarted",
    label: id,
    initiative: sitting,
    scheme: "creativallee",
    grid: 1,
    criteria: ["knowledge"],
    evaluator: bob,
    startedOn: "2026-03-01",
  },
  {
    type: "CriterionAnswered",
    criterion: "knowledge",
    answer: "Peu.",
    appreciation: "not-observed",
    answeredOn: "2026-03-01",
  },
  { type: "SynthesisWritten", text: "Trop tôt.", writtenOn: "2026-03-02" },
];

/** Ana and Cleo vote on the file, which Bob is recused from; nothing is drawn from it yet. */
const vote: readonly SessionEvent[] = [
  convened(),
  { type: "AgendaItemAdded", ...about },
  opened(ana, bob, cleo),
  { type: "MemberRecused", item: id, person: bob, ground: "other", source: "member" },
  {
    type: "DeliberationRequested",
    ...about,
    question: { ask: "grant-with-conditions", conditions },
  },
  { ...deliberated(ana, cleo), item: id },
  { ...cast(ana, "for"), item: id },
  { ...cast(cleo, "against"), item: id },
  { type: "BallotsClosed", item: id },
  { type: "BallotsTallied", item: id, counts },
];

const sheet: LegalitySheet = {
  day: heldOn,
  schemeVersion: 1,
  definition: "5d".repeat(32),
  convening: 1,
  presiding: { person: ana, as: "chair" },
  roll,
  present: [ana, bob, cleo],
  voters: deliberated(ana, cleo).voters,
  recused: [{ person: bob, ground: "other", source: "member" }],
  quorum: deliberated(ana, cleo).quorum,
  ballots: "open",
  counts,
  votes: [
    { person: ana, on: ana, choice: "for" },
    { person: cleo, on: cleo, choice: "against" },
  ],
  castingVote: { by: ana, choice: "for" },
  majority: { basis: "present-or-represented", size: 2, required: 2, reached: 2, met: true },
  result: "adopted",
};

const decided = {
  type: "ItemDecided",
  ...about,
  outcome: "granted-with-conditions",
  conditions: ["2027-06-30"],
  motives: "Le budget reste à fixer.",
  sheet,
  decidedOn: heldOn,
} as const satisfies SessionEvent;

const formed = {
  type: "CommitteeFormed",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: [{ institution: "CRCI", count: 2, substitutes: 1 }],
  chair: "CRCI",
  formedOn: "2006-09-04",
} as const satisfies CommitteeEvent;

const instructed: readonly InstructionEvent[] = [instructionOpened, assigned(dan), submitted(dan)];

const reported = {
  type: "ActivityReported",
  report: "8c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11",
  from: "2006-01-01",
  until: "2006-12-31",
  figures: { events: 3 },
  otherFigures: {},
  activities: [{ channel: "event", inRegion: true, count: 3 }],
  reportedOn: "2007-02-01",
} as const satisfies LabelEvent;

const wave = {
  type: "SurveyWaveOpened",
  scheme: "creativallee",
  scope: "regional",
  wave: 1,
  from: "2006-09-01",
  until: "2006-09-30",
  measures: [{ key: "mentions", unit: "count" }],
  openedOn: "2006-09-01",
} as const satisfies SurveyEvent;

const laterSitting = "8b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const sittingStory: readonly SessionEvent[] = [...vote, decided];

const logOf = async (history: readonly ApplicationEvent[]): Promise<StoryLog> => {
  const log = new StoryLog();
  await log.tell(application, id, history);
  return log;
};

/** A log that every read model has something to tell of. */
const wholeLog = async (history: readonly ApplicationEvent[]): Promise<StoryLog> => {
  const log = new StoryLog();
  await log.tell(person, director, [
    { type: "PersonRegistered", name: "Ana Dupré", email: "ana@example.org" },
    { type: "RoleGranted", capacity: "carrier", from: "2026-01-01" },
  ]);
  await log.tell(organisation, started.organisation, [
    {
      type: "OrganisationRegistered",
      name: "Réseau « Je crée »",
      kind: "association",
      identifier: { kind: "none", reason: "in formation" },
      actsIn: ["62"],
      regionalOrigin: true,
    },
    { type: "SignatoryAdded", person: director, role: "Présidente" },
    { type: "PersonInvited", person: employee, right: "edit" },
  ]);
  await log.tell(scheme, started.scheme, [
    { type: "SchemeDrafted", definition },
    { type: "SchemePublished", version: 1, definition },
    { type: "SchemeClosingAnnounced", closesOn: "2026-12-15" },
  ]);
  const { organisation: of, initiative: led } = started;
  await log.tell(initiative, led, [
    { type: "InitiativeRegistered", organisation: of as Id<"organisation">, title: "Salon" },
    { type: "ApplicationOpened", application: id as Id<"application"> },
  ]);
  await log.tell(application, id, history);
  await log.tell(organisation, of, [{ type: "PersonRemoved", person: employee }]);
  await log.tell(instruction, id, [
    ...instructed,
    {
      type: "InterestDeclared",
      person: bob,
      source: "member",
      grounds: "other",
      declaredOn: "2026-03-01",
    },
  ]);
  const byBob = { application: id, person: bob };
  await log.tell(reading, readingId(byBob), [
    { type: "FileRead", ...byBob, version: 3 },
    { type: "InstructionRead", ...byBob, version: 1, reviews: [ana] },
    { type: "DocumentRead", ...byBob, document: attached.document },
  ]);
  await log.tell(session, sitting, sittingStory);
  await log.tell(committee, "creativallee", [formed]);
  await log.tell(label, id, [granted, reported]);
  await log.tell(session, laterSitting, [{ ...decided, kind: "renewal", outcome: "not-renewed" }]);
  await log.tell(label, id, [
    { type: "RenewalRefused", decision: { session: laterSitting }, refusedOn: heldOn },
  ]);
  await log.tell(survey, sitting, [wave]);
  await log.tell(proposal, sitting, [
    {
      type: "RulesProposed",
      scheme: "creativallee",
      definition,
      about: ["charter"],
      proposer: bob,
      motives: "Trop de dossiers la recopient.",
      proposedOn: "2026-03-01",
    },
    { type: "ProposalApproved", session: sitting, decidedOn: "2026-03-02" },
  ]);
  await log.tell(grid, "creativallee", compass);
  await log.tell(evaluation, sitting, lookedBack);
  await log.tell(webhook, sitting, [
    {
      type: "WebhookRegistered",
      url: "https://systemes.example.org/label",
      topics: ["session.convened"],
      owner: { scheme: "creativallee", institution: "CRCI" },
      keeper: bob,
      registeredOn: "2026-03-01",
    },
    { type: "WebhookDisabled", reason: "gone", disabledOn: "2026-03-02" },
  ]);
  const subject = streamName(person.kind, cleo);
  await log.tell(erasure, sitting, [
    {
      type: "ErasureRequested",
      subject,
      reason: "no-longer-needed",
      legalBasis: "gdpr-17-1-a",
      requestedBy: ana,
      requestedOn: "2026-03-03",
    },
    { type: "ErasureApproved", approvedBy: bob, approvedOn: "2026-03-03" },
    { type: "ErasureCarriedOut", subject, carriedOutOn: "2026-03-04" },
    { type: "ErasureCompleted", completedOn: "2026-03-04" },
  ]);
  return log;
};

/** The rows of a model when the log comes in batches of certain sizes, as a table keeps them. */
const rowsIn = async (
  log: StoryLog,
  model: ReadModel,
  sizes: readonly number[] = [],
): Promise<readonly Row[]> => {
  const table = new Map<string, string>();
  const load = async (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const row = table.get(key);
      return row === undefined ? [] : [JSON.parse(row) as Row];
    });
  const stored = [...(await log.store.readAll(beginning, 1_000))];
  const batches = [...sizes, stored.length].map((size) => stored.splice(0, size));
  for (const batch of batches.filter(({ length }) => length > 0)) {
    const { told } = (await Batch.of(batch, [model], log.open)).tell(model, beginning);
    const rows = new FoldedRows(model, load);
    await rows.take(told);
    const changes = rows.changes();
    expect(changes.failures).toEqual([]);
    for (const row of changes.rows) table.set(row.key, JSON.stringify(row));
    for (const key of changes.gone) table.delete(key);
  }
  return [...table.values()].map((row) => JSON.parse(row) as Row);
};
const rowsAfter = async (model: ReadModel, history: readonly ApplicationEvent[]) =>
  rowsIn(await logOf(history), model);
const rowAfter = async (model: ReadModel, ...history: readonly ApplicationEvent[]) =>
  (await rowsAfter(model, history))[0];

/** Histories that the write side could have stored, and some that it could not: facts all the same. */
const later = fc.constantFrom<ApplicationEvent>(
  edited,
  attached,
  { type: "DocumentRemoved", document: attached.document },
  signed,
  eligible,
  unsigned,
  requested({ path: "signatory", nature: "incomplete", note: "Merci de signer." }),
  requested({ path: "charterAnswers.article1", nature: "incorrect" }),
  {
    type: "ComplementsProvided",
    texts: { summary: "Une fête de l'innovation à Arras" },
    values: { themes: ["sport"] },
    provided: ["charterAnswers.article1"],
    providedOn: "2026-02-01",
  },
  met,
  {
    type: "MessageSent",
    message: attached.document,
    side: "carrier",
    text: "Bonjour",
    sentOn: "2026-02-01",
  },
);
const end = fc.constantFrom<readonly ApplicationEvent[]>(
  [],
  [admissible],
  [inadmissible],
  [withdrawn],
  [lapsed],
);
const histories = fc
  .tuple(fc.array(later, { maxLength: 12 }), end)
  .map(([middle, last]) => [started, edited, received, eligible, ...middle, ...last]);

describe.each(readModels.map((model) => [model.name, model] as const))("%s", (_, model) => {
  it("comes to the same rows however a history is cut into batches", () =>
    fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }),
        async (history, sizes) => {
          const log = await wholeLog(history);
          const rows = await rowsIn(log, model);
          expect(rows).not.toEqual([]);
          expect(await rowsIn(log, model, sizes)).toEqual(rows);
        },
      ),
      { numRuns: 10 },
    ));
  it("has a column for each field of its rows", async () => {
    const columns = ["key", ...Object.keys(model.columns)].sort();
    const rows = await rowsIn(await wholeLog(awaiting), model);
    expect(rows).not.toEqual([]);
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(columns);
  });
});

describe("the list of files and a file in full", () => {
  it("are in the phase that the write side is in", () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const state = history.reduce<Application>(application.evolve, application.initial);
        expect(await rowAfter(applications, ...history)).toMatchObject({ phase: state.phase });
        expect(await rowAfter(files, ...history)).toMatchObject({ phase: state.phase });
      }),
    ));
  it("await what the write side awaits, and hold its answers and documents", () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const state = history.reduce<Application>(application.evolve, application.initial);
        if (!("filing" in state)) return;
        const { content, filing } = state;
        const row = await rowAfter(files, ...history);
        expect(row).toMatchObject({
          answers: content.values,
          documents: content.documents,
          awaited: filing.deadlines.awaited,
        });
        const texts = row && "texts" in row ? row.texts : undefined;
        expect(Object.keys({ ...(texts as object) }).sort()).toEqual(content.answered.toSorted());
      }),
    ));

  it("are told in the words of who wrote them", async () => {
    const summary = "Des kits d’information pour les élèves";
    const history = [started, { ...edited, texts: { ...edited.texts, summary } }];
    expect(await rowAfter(files, ...history)).toMatchObject({
      texts: { article1: "Oui.", summary },
    });
    expect(await rowAfter(applications, ...history)).toMatchObject({
      phase: "draft",
      received_on: null,
    });
    expect(await rowAfter(applicationWords, ...history)).toMatchObject({
      words: { texts: { article1: "oui", summary: "des kits d information pour les eleves" } },
    });
  });
  it("are found no more by an answer or a document that was taken away", async () => {
    const texts = { summary: "Des kits d’information", article1: "Oui." };
    const cleared = { type: "DraftEdited", texts: {}, values: {}, cleared: ["summary"] } as const;
    const removed = { type: "DocumentRemoved", document: attached.document } as const;
    const history = [started, { ...edited, texts }, { ...attached, name: "Budget 2006.pdf" }];
    expect(await rowAfter(applicationWords, ...history)).toMatchObject({
      words: { documents: { [attached.document]: "budget 2006 pdf" } },
    });
    expect(await rowAfter(applicationWords, ...history, cleared, removed)).toEqual({
      key: id,
      words: { reference: "", texts: { article1: "oui" }, documents: {} },
    });
  });
  it("are not found by the word that stands for what was erased", async () => {
    const history = [started, { ...edited, texts: { summary: erased } }];
    expect(await rowAfter(applicationWords, ...history)).toMatchObject({
      words: { texts: { summary: "" } },
    });
  });
  it("have no more words than the database can index", async () => {
    const many = Array.from({ length: 8_000 }, (_, nth) => nth.toString(36)).join(" ");
    const texts = Object.fromEntries(Array.from({ length: 20 }, (_, nth) => [`q${nth}`, many]));
    const row = await rowAfter(applicationWords, started, { ...edited, texts });
    expect(JSON.stringify(row).length).toBeLessThan(210_000);
  });
  it("keep the outcome of the last check", async () => {
    const { eligibility, missing } = unsigned;
    expect(await rowAfter(applications, ...unsignedChecked)).toMatchObject({
      eligibility,
      missing,
    });
    expect(await rowAfter(applications, ...unsignedChecked, signed)).toMatchObject({
      phase: "received",
    });
  });
});

describe("deadlines", () => {
  it("are the write side's ledgers, with the events that made them", async () => {
    const ledgers = [...awaiting, lapsed]
      .slice(3)
      .reduce(
        (now, event) =>
          evolveDeadlines(now, event, { type: event.type, id: expect.any(String) as never }),
        openDeadlines(received, { type: received.type, id: expect.any(String) as never }),
      );
    expect(await rowAfter(deadlines, ...awaiting, lapsed)).toMatchObject({
      ledgers,
      complements_state: "missed",
      complements_due: "2026-02-19",
      next_due: null,
    });
  });
  it("tell the first due day of those that are open", async () => {
    expect(await rowAfter(deadlines, ...checked)).toMatchObject({ next_due: "2026-03-15" });
    expect(await rowAfter(deadlines, ...awaiting)).toMatchObject({ next_due: "2026-02-19" });
    expect(await rowAfter(deadlines, started)).toMatchObject({ next_due: null, ledgers: null });
  });
});

describe("the history of a file", () => {
  it("tells each event with the facts of its sentence", async () => {
    const rows = await rowsAfter(timeline, [...awaiting, withdrawn]);
    expect(rows).toMatchObject([
      { code: "ApplicationStarted", about: { scheme: "label" } },
      { code: "DraftEdited", about: { answers: 3 } },
      { code: "ApplicationReceived", about: { on: "2026-01-15" } },
      { code: "ApplicationChecked", about: { eligibility: "incomplete", missing: ["signatory"] } },
      { code: "ComplementsRequested", about: { pieces: ["signatory"], due: "2026-02-19" } },
      { code: "ApplicationWithdrawn", said: null },
    ]);
  });
});

const takenBack: readonly SessionEvent[] = [
  ...vote.slice(
    0,
    vote.findIndex(({ type }) => type === "BallotCast"),
  ),
  { type: "QuestionWithdrawn", item: id },
];

/** The rows of a model after a session, and what the file and its instruction then say. */
const rowsOfSitting = async (
  model: ReadModel,
  history: readonly SessionEvent[],
  instructed: readonly InstructionEvent[] = [],
) => {
  const log = new StoryLog();
  if (history.length > 0) await log.tell(session, sitting, history);
  if (instructed.length > 0) await log.tell(instruction, id, instructed);
  return rowsIn(log, model);
};

describe("the board of a session", () => {
  it("is in the phase that the write side is in, with what is counted so far", async () => {
    const [row] = await rowsOfSitting(sessions, vote);
    expect(row).toMatchObject({
      phase: "open",
      place: "Hôtel de Région",
      presiding: { person: ana, as: "chair" },
      present: [ana, bob, cleo],
      quorum: { required: 2, met: true, by: { members: 3, substitutes: 0, represented: 0 } },
      votes: { [id]: { counts, cast: 2, ballots: sheet.votes } },
    });
  });
  it("keeps the figures of an item that is decided", async () => {
    const closed = { type: "SessionClosed", closedOn: heldOn } as const;
    expect(await rowsOfSitting(sessions, [...vote, decided, closed])).toMatchObject([
      { phase: "closed", votes: { [id]: { counts } } },
    ]);
  });
  it("forgets a vote once another question is put", async () => {
    const again = { type: "DeliberationRequested", ...about } as const;
    const history: readonly SessionEvent[] = [
      ...vote,
      { type: "QuestionRejected", item: id, sheet },
      { ...again, question: { ask: "grant", conditions: [] } },
    ];
    expect(await rowsOfSitting(sessions, history)).toMatchObject([{ votes: {} }]);
  });
  it("shows no vote on a question that was taken back", async () => {
    const [row] = await rowsOfSitting(sessions, takenBack);
    expect(row).toMatchObject({ state: { items: [{ stage: { is: "listed" } }] } });
    expect(row).toHaveProperty("votes", {});
  });
  it("holds of a secret vote how many have voted and how it was counted, nothing else", async () => {
    const secret = vote.map((event): SessionEvent => {
      if (event.type === "SessionConvened") return convened({ ballots: "secret" });
      return event.type === "BallotCast"
        ? {
            type: "SecretBallotCast",
            item: id,
            voter: event.voter,
            on: event.on,
            choice: event.choice,
          }
        : event;
    });
    const [row] = await rowsOfSitting(sessions, secret);
    expect(row).toMatchObject({ votes: { [id]: { cast: 2, counts, ballots: null } } });
    expect(JSON.stringify(row)).not.toContain('"choice"');
  });
  it("says who came to one that had no quorum", async () => {
    const adjourned = {
      type: "SessionAdjourned",
      reason: "no-quorum",
      present: [ana],
      adjournedOn: heldOn,
    } as const;
    expect(await rowsOfSitting(sessions, [convened(), adjourned])).toMatchObject([
      { phase: "adjourned", present: [ana], state: { why: "no-quorum" } },
    ]);
  });
});

describe("decisions", () => {
  it("tell of no question that was taken back, and of the one that was put then", async () => {
    expect(await rowsOfSitting(decisions, takenBack)).toMatchObject([
      { matter: id, session: sitting, ask: null, conditions: [] },
    ]);
    const again = { type: "DeliberationRequested", ...about } as const;
    const bare = { ask: "grant", conditions: [] } as const;
    const history = [...takenBack, { ...again, question: bare }];
    expect(await rowsOfSitting(decisions, history)).toMatchObject([{ ...bare }]);
  });
  it("are told in the words of the session, and kept until the file records them", async () => {
    expect(await rowsOfSitting(decisions, [...vote, decided])).toMatchObject([
      {
        matter: id,
        session: sitting,
        ask: "grant-with-conditions",
        outcome: "granted-with-conditions",
        motives: "Le budget reste à fixer.",
        conditions,
        recorded: null,
      },
    ]);
  });
  it("are those of silence too", async () => {
    const deemed = {
      type: "DecisionDeemed",
      outcome: "granted",
      effectiveOn: "2026-04-01",
      recordedOn: "2026-04-02",
    } as const;
    expect(await rowsAfter(decisions, [...checked, admissible, deemed])).toMatchObject([
      {
        session: null,
        outcome: "granted",
        decided_on: "2026-04-01",
        recorded: checked.length + 1,
        sheet: null,
      },
    ]);
  });
  it("are those on other matters", async () => {
    const renewal = { item: id, kind: "renewal" } as const;
    const history: readonly SessionEvent[] = [
      convened(),
      { type: "AgendaItemAdded", ...renewal },
      { ...decided, ...renewal, outcome: "renewed", conditions: [] },
    ];
    expect(await rowsOfSitting(decisions, history)).toMatchObject([
      { matter: id, kind: "renewal", session: sitting, outcome: "renewed", recorded: null },
    ]);
  });
});

describe("interests", () => {
  const declared = {
    type: "InterestDeclared",
    person: cleo,
    source: "member",
    grounds: "other",
    declaredOn: heldOn,
  } as const;
  const cleared = {
    type: "InterestCleared",
    person: cleo,
    reason: "…",
    clearedOn: heldOn,
  } as const;
  it("are those declared to the instruction, and recusals in a session", async () => {
    expect(await rowsOfSitting(interests, vote, [declared])).toMatchObject([
      { matter: id, person: bob, said: "recused" },
      { matter: id, person: cleo, said: "declared" },
    ]);
  });
  it("are gone once cleared, with what a colleague said of them at a vote", async () => {
    const reported = { ...declared, source: "colleague" } as const;
    const recused = {
      type: "MemberRecused",
      item: id,
      person: cleo,
      ground: "other",
      source: "colleague",
    } as const;
    expect(await rowsOfSitting(interests, [convened(), recused], [reported])).toMatchObject([
      { matter: id, person: cleo, said: "reported" },
      { matter: id, person: cleo, said: "declared" },
    ]);
    // The session comes first: it is cleared afterwards.
    const rows = await rowsOfSitting(interests, [convened(), recused], [reported, cleared]);
    expect(rows).toEqual([]);
  });
  it("are gone once cleared, save for a recusal of one’s own", async () => {
    expect(await rowsOfSitting(interests, [], [declared, cleared])).toEqual([]);
    const recused = { ...cleared, person: bob };
    const rows = await rowsOfSitting(interests, vote, [{ ...declared, person: bob }, recused]);
    expect(rows).toMatchObject([{ person: bob, said: "recused" }]);
  });
});
