import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Pool } from "pg";
import type { Viewer } from "#access/viewer.js";
import type { Capacity, Id, PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import {
  attached,
  awaiting,
  checked,
  director,
  draft,
  edited,
  employee,
  started,
  withdrawn,
} from "#labelling/application/file.story.js";
import { committee } from "#labelling/committee/committee.js";
import { formed, mandate, seating } from "#labelling/committee/committee.story.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { proposal } from "#labelling/proposal/proposal.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label, onDay } from "#labelling/label/label.js";
import { after as labelAfter, ends, granted, suspended } from "#labelling/label/label.story.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import {
  ana,
  bob,
  cast,
  cleo,
  convened,
  dan,
  deliberated,
  heldOn,
  opened,
  roll,
  stranger,
} from "#labelling/session/session.story.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { projectionMigrations } from "#projections/migrations.js";
import { Projector } from "#projections/projector.js";
import { FilterRefused } from "#projections/query.js";
import { pause } from "#projections/pause.js";
import { Reader, type Asking } from "#projections/reader.js";
import { rebuild } from "#projections/rebuild.js";
import { StoryLog } from "#projections/story-log.js";
import { TimeTravel } from "#projections/time-travel.js";
import { testDatabase, type TestDatabase } from "../../test/postgres.js";
import { listApplications, type ListApplications } from "./applications/list-applications.js";
import { searchAuditTrail, type SearchAuditTrail } from "./audit-trail/search-audit-trail.js";
import { momentIn } from "./audit-trail/moment.js";
import { listCommittees } from "./committees/list-committees.js";
import { showCommittee } from "./committees/show-committee.js";
import { showDesk } from "./desk/show-desk.js";
import { listDeadlines, type ListDeadlines } from "./deadlines/list-deadlines.js";
import { showFile } from "./file/show-file.js";
import { listInitiatives } from "./initiatives/list-initiatives.js";
import { listLabels, type ListLabels } from "./labels/list-labels.js";
import { labelPhases } from "./labels/phase-on.js";
import { showLabel } from "./labels/show-label.js";
import { listMemberships } from "./memberships/list-memberships.js";
import { listOrganisations } from "./organisations/list-organisations.js";
import { readModels } from "./registry.js";
import { listProposals } from "./proposals/list-proposals.js";
import { listSessions, type ListSessions } from "./sessions/list-sessions.js";
import { showSession } from "./sessions/show-session.js";
import { listSchemes } from "./schemes/list-schemes.js";

let database: TestDatabase;
let pool: Pool;
let reader: Reader;
let travel: TimeTravel;
let run: Promise<void>;
const over = new AbortController();
const log = new StoryLog();

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [arras, lille] = [nth(1), nth(2)] as [Id<"organisation">, Id<"organisation">];
const [kits, site, fair] = [nth(11), nth(12), nth(13)] as const;
const [kitsFile, siteFile, fairFile] = [nth(21), nth(22), nth(23)] as const;
const wordyFile = nth(24);

/** Sits with the others, and has been at none of their sessions. */
const newcomer = nth(90) as PersonId;

const as = (capacity: Capacity, person: PersonId = newcomer): Viewer => ({
  person,
  capacity,
  language: "fr",
});
const secretariat = as("secretariat");

const names = readModels.map(({ name }) => name);

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool(database.connection);
  pool.on("error", () => undefined);
  for (const { sql } of projectionMigrations) await pool.query(sql);
  const { store, open } = log;
  const { connection } = database;
  const projector = new Projector({
    connection,
    store,
    open,
    models: readModels,
    report: (error) => {
      throw error;
    },
  });
  run = projector.run(over.signal);
  travel = new TimeTravel({ connection, store, open, momentOf: momentIn(pool) });
  const clock = { now: () => "2026-03-02T10:00:00.000Z", offset: () => 0 };
  reader = new Reader(pool, store, projector, travel, clock, async () => creativallee);
  await tellTheStory();
  while (!(await reader.waitFor(names, { stream: `application-${fairFile}`, version: 1 }, 5_000)));
}, 60_000);

afterAll(async () => {
  over.abort();
  await run;
  await travel.close();
  await pool.end();
  await database.drop();
});

const hash = "9f".repeat(32);

const tellTheStory = async () => {
  const registered = {
    type: "OrganisationRegistered",
    kind: "association",
    actsIn: ["62"],
  } as const;
  const identifier = { kind: "none", reason: "in formation" } as const;
  for (const board of ["label", "creativallee"])
    await log.tell(committee, board, seating(ana, bob, cleo, dan, newcomer), {
      at: "2026-01-02T09:00:00.000Z",
    });
  await log.tell(
    organisation,
    arras,
    [
      {
        ...registered,
        name: "Chambre de métiers d'Arras",
        identifier,
        seat: "62041",
        regionalOrigin: true,
      },
      { type: "SignatoryAdded", person: director, role: "Présidente" },
    ],
    { at: "2026-01-02T09:00:00.000Z" },
  );
  await log.tell(organisation, lille, [
    { ...registered, name: "Réseau « Je crée »", identifier, seat: "59350", regionalOrigin: true },
    { type: "PersonInvited", person: employee, right: "edit" },
  ]);
  const published = { type: "SchemePublished", version: 1, definition: hash } as const;
  await log.tell(scheme, "drafted", [{ type: "SchemeDrafted", definition: hash }]);
  await log.tell(scheme, "label", [
    published,
    { type: "SchemeClosingAnnounced", closesOn: "2026-12-15" },
    { ...published, version: 2 },
  ]);
  await log.tell(scheme, "other", [
    published,
    { type: "SchemeClosingAnnounced", closesOn: "2026-12-15" },
    { type: "SchemeClosingWithdrawn" },
  ]);
  const titles = {
    [kits]: "Des kits pour les élèves",
    [site]: "Site d’orientation",
    [fair]: "Salon",
  };
  for (const [led, of, file] of [
    [kits, arras, kitsFile],
    [site, lille, siteFile],
    [fair, lille, fairFile],
  ] as const) {
    await log.tell(initiative, led, [
      { type: "InitiativeRegistered", organisation: of, title: titles[led] ?? "" },
      { type: "ApplicationOpened", application: file as Id<"application"> },
    ]);
  }
  const tell = (file: string, led: string, of: string, reference: string) => {
    const [, ...rest] = file === kitsFile ? awaiting : file === siteFile ? checked : draft;
    const first = { ...started, initiative: led, organisation: of, reference };
    return log.tell(application, file, [first, ...rest]);
  };
  await log.tell(application, kitsFile, [
    { ...started, initiative: kits, organisation: arras, reference: "CV-1" },
    { ...edited, texts: { ...edited.texts, summary: "Un parcours d'innovation" } },
    ...awaiting.slice(2),
  ]);
  await tell(siteFile, site, lille, "CV-2");
  await tell(fairFile, fair, lille, "CV-3");
};

const list = async (
  params: Partial<ListApplications> = {},
  viewer = secretariat,
  asking: Asking = {},
) => {
  const { answer } = await reader.ask(listApplications, params, viewer, asking);
  return answer?.items.map(({ reference }) => reference);
};
const show = async (id: string, viewer = secretariat, asking: Asking = {}) =>
  (await reader.ask(showFile, { id }, viewer, asking)).answer;

const due = async (params: Partial<ListDeadlines>, asking: Asking = {}) =>
  (await reader.ask(listDeadlines, params, secretariat, asking)).answer?.items.map(
    ({ reference }) => reference,
  );

const audit = async (params: Partial<SearchAuditTrail>) =>
  (await reader.ask(searchAuditTrail, params, as("auditor"))).answer?.items ?? [];

describe("the list of files", () => {
  it("shows each with its title and its organisation", async () => {
    const { answer } = await reader.ask(listApplications, { reference: "CV-1" }, secretariat);
    expect(answer).toEqual({
      items: [
        {
          id: kitsFile,
          reference: "CV-1",
          title: "Des kits pour les élèves",
          scheme: "label",
          organisation: { id: arras, name: "Chambre de métiers d'Arras" },
          initiative: kits,
          phase: "awaiting-complements",
          eligibility: "incomplete",
          reasons: [],
          missing: ["signatory"],
          receivedOn: "2026-01-15",
          endedOn: null,
          nextDue: "2026-02-19",
          updatedAt: expect.any(String),
        },
      ],
    });
  });

  it("is filtered by what a file is, and by all that is asked at once", async () => {
    expect(await list({ phase: "checked" })).toEqual(["CV-2"]);
    expect(await list({ eligibility: "incomplete" })).toEqual(["CV-1"]);
    expect(await list({ organisation: lille, sort: "reference" })).toEqual(["CV-2", "CV-3"]);
    expect(await list({ scheme: "label", phase: "draft" })).toEqual(["CV-3"]);
    expect(await list({ reason: "NO_THEME" })).toEqual([]);
  });

  it("finds words of the title, the summary, the organisation or the reference", async () => {
    expect(await list({ search: "élève" })).toEqual(["CV-1"]);
    expect(await list({ search: "ELEVES kits" })).toEqual(["CV-1"]);
    expect(await list({ search: "l’innovation" })).toEqual(["CV-1"]);
    expect(await list({ search: "je crée", sort: "reference" })).toEqual(["CV-2", "CV-3"]);
    expect(await list({ search: "orient réseau" })).toEqual(["CV-2"]);
    expect(await list({ search: "cv-3" })).toEqual(["CV-3"]);
    expect(await list({ search: "kits réseau" })).toEqual([]);
    expect(await list({ search: "' | & :* \\" })).toHaveLength(3);
  });

  it("goes on from page to page in each order, without gap or repeat", async () => {
    for (const sort of ["received", "-received", "reference", "-reference", "-updated"] as const) {
      const seen: (string | null)[] = [];
      let after: string | undefined;
      do {
        const params: Partial<ListApplications> = { sort, limit: 1, ...(after && { after }) };
        const { answer } = await reader.ask(listApplications, params, secretariat);
        seen.push(...(answer?.items.map(({ reference }) => reference) ?? []));
        after = answer?.next;
      } while (after !== undefined);
      expect(seen).toEqual(await list({ sort }));
    }
    expect(await list({ sort: "-reference" })).toEqual(["CV-3", "CV-2", "CV-1"]);
    expect(await list({ sort: "received" })).toEqual(["CV-3", "CV-1", "CV-2"]);
  });
});

describe("the list of schemes", () => {
  it("names those that are published, and says when they close", async () => {
    const { name } = creativallee;
    const { answer } = await reader.ask(listSchemes, {}, as("carrier"));
    expect(answer).toEqual({
      items: [
        { id: "label", name, version: 2, closesOn: "2026-12-15" },
        { id: "other", name, version: 1, closesOn: null },
      ],
    });
    const first = (await reader.ask(listSchemes, { limit: 1 }, as("chair"))).answer;
    const after = first?.next ?? "";
    expect((await reader.ask(listSchemes, { after }, as("chair"))).answer).toEqual({
      items: answer?.items.slice(1),
    });
  });
  it("tells a file's scheme that is none from one without files", async () => {
    expect(await list({ scheme: "other" })).toEqual([]);
    await expect(list({ scheme: "nope" })).rejects.toThrow(FilterRefused);
    await expect(list({ scheme: "drafted" })).rejects.toThrow(FilterRefused);
  });
});

describe("a list that is rebuilt", () => {
  it("is answered before, meanwhile and after, all the same", async () => {
    const before = await list();
    const { store, open } = log;
    const { connection } = database;
    const state = { building: true };
    const built = rebuild({ connection, store, open, models: readModels }).finally(() => {
      state.building = false;
    });
    while (state.building) expect(await list()).toEqual(before);
    await built;
    expect(await list()).toEqual(before);
  });
});

describe("who sees what", () => {
  const member = as("carrier", employee);
  const signatory = as("carrier", director);

  it("shows a carrier the files of the organisations that they belong to or sign for", async () => {
    expect(await list({ sort: "reference" }, member)).toEqual(["CV-2", "CV-3"]);
    expect(await list({}, signatory)).toEqual(["CV-1"]);
    expect(await list({}, as("carrier"))).toEqual([]);
  });
  it("answers for another's file as for one that is not there", async () => {
    expect(await show(kitsFile, signatory)).toBeDefined();
    expect(await show(kitsFile, member)).toBeUndefined();
    expect(await show(nth(77), member)).toBeUndefined();
  });
  it("keeps drafts from those who judge files", async () => {
    expect(await list({}, as("chair"))).not.toContain("CV-3");
    expect(await show(fairFile, as("reviewer"))).toBeUndefined();
    expect(await list({}, as("auditor"))).toHaveLength(3);
  });
  it("holds for every other list", async () => {
    const due = await reader.ask(listDeadlines, {}, member);
    expect(due.answer?.items.map(({ application: of }) => of)).toEqual([siteFile]);
    const led = await reader.ask(listInitiatives, {}, signatory);
    expect(led.answer?.items).toEqual([
      { id: kits, organisation: arras, title: "Des kits pour les élèves", application: kitsFile },
    ]);
    const known = await reader.ask(listOrganisations, {}, member);
    expect(known.answer?.items.map(({ name }) => name)).toEqual(["Réseau « Je crée »"]);
    const people = await reader.ask(listMemberships, {}, member);
    expect(people.answer?.items).toEqual([
      { organisation: lille, person: employee, right: "edit", signatory: false, role: null },
    ]);
  });
});

describe("a file in full", () => {
  it("tells its answers, its deadlines line by line, and its history in the viewer's language", async () => {
    const file = await show(kitsFile);
    expect(file).toMatchObject({
      stream: `application-${kitsFile}`,
      version: awaiting.length - 1,
      title: "Des kits pour les élèves",
      organisation: { name: "Chambre de métiers d'Arras" },
      texts: { article1: "Oui.", summary: "Un parcours d'innovation" },
      check: { eligibility: "incomplete", missing: ["signatory"] },
      awaited: [{ path: "signatory", nature: "incomplete" }],
    });
    expect(file?.deadlines[0]).toMatchObject({
      kind: "complements",
      state: "missed",
      due: "2026-02-19",
    });
    expect(file?.timeline.at(-1)?.text).toBe(
      "Des compléments sont demandés, à fournir jusqu'au 2026-02-19 inclus : signatory.",
    );
  });
  it("hides from a carrier who of the secretariat was on duty", async () => {
    const file = await show(kitsFile, as("carrier", director));
    expect(file?.timeline[0]?.by).toEqual({ capacity: "engine" });
  });
});

describe("deadlines", () => {
  it("are missed once their day is over, recorded or not", async () => {
    expect(await due({ state: "missed" })).toEqual(["CV-1"]);
    expect(await due({ state: "open" })).toContain("CV-2");
    expect(await due({ state: "met" })).toEqual([]);
  });
  it("are listed up to a day, the first one first", async () => {
    expect(await due({})).toEqual(["CV-1", "CV-2"]);
    expect(await due({ until: "2026-02-28" })).toEqual(["CV-1"]);
  });
});

describe("the audit trail", () => {
  it("has every event with the hash of its bytes, the last first", async () => {
    const entries = await audit({ stream: `application-${siteFile}` });
    expect(entries.map(({ version }) => version)).toEqual([...checked.keys()].reverse());
    expect(entries[0]).toMatchObject({ type: "ApplicationChecked", actor: { id: "engine" } });
    expect(entries[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
  it("can be searched by actor, type and days in Paris", async () => {
    expect(await audit({ actor: nth(55) })).toEqual([]);
    expect(await audit({ type: "PersonInvited" })).toHaveLength(1);
    expect(await audit({ until: "2026-01-01" })).toEqual([]);
    expect(await audit({ from: "2026-01-02", until: "2026-01-02" })).not.toEqual([]);
  });
});

describe("a look into the past", () => {
  it("shows every screen as of the last event before a moment, deadlines too", async () => {
    const before = (
      await reader.ask(searchAuditTrail, { type: "ComplementsRequested" }, secretariat)
    ).answer?.items[0]?.at;
    const asOf = new Date(Date.parse(before ?? "") - 1).toISOString();
    expect(await list({}, secretariat, { asOf })).toEqual([]);
    expect(await list({}, secretariat, { asOf: before ?? "" })).toEqual(["CV-1"]);
    expect(await show(kitsFile, secretariat, { asOf })).toBeUndefined();
    expect(await show(kitsFile, secretariat, { asOf: before ?? "" })).toMatchObject({
      phase: "awaiting-complements",
      // On that day nothing had run out yet.
      deadlines: [{ kind: "complements", state: "running" }, { kind: "decision" }],
    });
    expect(await list({}, secretariat, { asOf: "2020-01-01T00:00:00.000Z" })).toEqual([]);
    expect(await list({}, secretariat, { asOf: "2030-01-01T00:00:00.000Z" })).toHaveLength(3);
  });

  it("has the last event even while the live tables have not", async () => {
    const writer = await pool.connect();
    await writer.query("begin");
    await writer.query("lock table read.files in share mode");
    await log.tell(application, fairFile, [{ ...edited, texts: { article1: "Encore." } }]);
    const asOf = "2030-01-01T00:00:00.000Z";
    const then = await show(fairFile, secretariat, { asOf });
    expect((await show(fairFile))?.version).toBe(draft.length - 1);
    await writer.query("rollback");
    writer.release();
    expect(then).toMatchObject({ version: draft.length, texts: { article1: "Encore." } });
    // The live tables have it soon; both then tell the same.
    const seen = { stream: `application-${fairFile}`, version: draft.length } as const;
    expect(await show(fairFile, secretariat, { seen })).toEqual(then);
    expect(await show(fairFile, secretariat, { asOf })).toEqual(then);
  }, 10_000);

  it("is under today's rights", async () => {
    const asOf = "2030-01-01T00:00:00.000Z";
    expect(await list({}, as("carrier", director), { asOf })).toEqual(["CV-1"]);
    const file = await show(kitsFile);
    const then = file?.timeline.at(-1)?.at ?? "";
    expect(await list({}, as("carrier", employee), { asOf: then })).toEqual([]);
    expect(await list({}, as("carrier", director), { asOf: then })).toEqual(["CV-1"]);
  });

  it("can be broken off", async () => {
    const signal = AbortSignal.abort(new Error("gone away"));
    const asOf = "2026-01-02T09:00:00.000Z";
    await expect(list({}, secretariat, { asOf, signal })).rejects.toThrow("gone away");
    expect(await list({}, secretariat, { asOf })).toEqual([]);
  });
});

describe("a read that follows a write", () => {
  it("waits until it shows what was written", async () => {
    const stream = `application-${siteFile}` as const;
    await log.tell(application, siteFile, [withdrawn]);
    const seen = { stream, version: checked.length };
    const { answer, stale } = await reader.ask(showFile, { id: siteFile }, secretariat, { seen });
    expect(stale).toBe(false);
    expect(answer).toMatchObject({ phase: "withdrawn", version: checked.length });
  });
  it("says that it is stale when that takes too long", async () => {
    const seen = { stream: `application-${siteFile}`, version: 99 } as const;
    const { stale } = await reader.ask(showFile, { id: siteFile }, secretariat, { seen });
    expect(stale).toBe(true);
    await pause(0);
  });
});

describe("a file that is searched for", () => {
  it("is found by words of every answer and of its documents' names", async () => {
    const history: readonly ApplicationEvent[] = [
      { ...started, initiative: fair, organisation: lille, reference: "CV-4" },
      { ...edited, texts: { article2: "Une coopérative d’habitants" } },
      { ...attached, name: "Statuts_signés.pdf" },
    ];
    await log.tell(application, wordyFile, history, { at: "2026-02-02T09:00:00.000Z" });
    const seen = { stream: `application-${wordyFile}`, version: 2 } as const;
    expect(await list({ search: "coopératives" }, secretariat, { seen })).toEqual(["CV-4"]);
    expect(await list({ search: "statuts signes" })).toEqual(["CV-4"]);
    expect(await list({ search: "statuts kits" })).toEqual([]);
    const asOf = "2026-02-01T09:00:00.000Z";
    expect(await list({ search: "coopérative" }, secretariat, { asOf })).toEqual([]);
  });
  it("is found by nobody who may not see it", async () => {
    const search = "coopérative";
    expect(await list({ search }, as("carrier", employee))).toEqual(["CV-4"]);
    expect(await list({ search }, as("carrier", director))).toEqual([]);
    // A draft is its carrier's own.
    expect(await list({ search }, as("reviewer"))).toEqual([]);
    expect(await list({ search }, as("chair"))).toEqual([]);
  });
});

describe("committees at work", () => {
  const judged = nth(25);
  const [sitting, secretSitting] = [nth(31), nth(32)] as const;
  const about = { item: judged, kind: "application" } as const;
  const counts = { for: 1, against: 1, abstain: 0, notCast: 0 };
  const conditions = [{ text: "Un budget arrêté.", dueOn: "2027-06-30" }];
  const votes = [
    { person: ana, on: ana, choice: "for" },
    { person: cleo, on: cleo, choice: "against" },
  ] as const;
  const sheet: LegalitySheet = {
    day: heldOn,
    schemeVersion: 1,
    definition: "5d".repeat(32),
    convening: 1,
    presiding: { person: ana, as: "chair" },
    roll,
    present: [ana, cleo],
    voters: deliberated(ana, cleo).voters,
    recused: [],
    quorum: deliberated(ana, cleo).quorum,
    ballots: "open",
    counts,
    votes,
    castingVote: { by: ana, choice: "for" },
    majority: { basis: "present-or-represented", size: 2, required: 2, reached: 2, met: true },
    result: "adopted",
  };
  const { votes: _, castingVote: __, ...countsAlone } = sheet;
  const secretSheet: LegalitySheet = { ...countsAlone, ballots: "secret" };
  const voted = (ballots: "open" | "secret"): readonly SessionEvent[] => [
    convened({ ballots }),
    { type: "AgendaItemAdded", ...about },
    opened(ana, bob, cleo),
    { type: "MemberRecused", item: judged, person: bob, ground: "other", source: "member" },
    {
      type: "DeliberationRequested",
      ...about,
      question: { ask: "grant-with-conditions", conditions },
    },
    { ...deliberated(ana, cleo), item: judged },
    ...[cast(ana, "for"), cast(cleo, "against")].map((ballot): SessionEvent => ({
      ...ballot,
      type: ballots === "open" ? "BallotCast" : "SecretBallotCast",
      item: judged,
    })),
    { type: "BallotsClosed", item: judged },
    { type: "BallotsTallied", item: judged, counts },
  ];
  const decision = {
    outcome: "granted-with-conditions",
    conditions: ["2027-06-30"],
    decidedOn: heldOn,
  } as const;
  const motives = "Le budget reste à fixer.";
  const ofFile = { initiative: site, organisation: lille, reference: "CV-5" };
  const before = "2026-02-03T08:59:59.000Z";
  const at = "2026-02-03T09:00:00.000Z";

  beforeAll(async () => {
    const [first, ...rest] = checked;
    expect(first).toEqual(started);
    await log.tell(application, judged, [{ ...started, ...ofFile }, ...rest], { at });
    await log.tell(session, secretSitting, [
      ...voted("secret"),
      { type: "QuestionRejected", item: judged, sheet: secretSheet },
    ]);
    await log.tell(session, sitting, [
      ...voted("open"),
      { type: "ItemDecided", ...about, ...decision, motives, sheet },
    ]);
    await log.tell(instruction, judged, [
      {
        type: "InterestDeclared",
        person: dan,
        source: "colleague",
        grounds: "other",
        declaredOn: heldOn,
      },
    ]);
    await log.tell(application, judged, [
      { type: "DecisionRecorded", session: sitting, ...decision },
    ]);
    const seen = { stream: `application-${judged}`, version: checked.length } as const;
    while (!(await reader.waitFor(names, seen, 5_000)));
  }, 30_000);

  const calendar = async (
    params: Partial<ListSessions> = {},
    viewer = secretariat,
    asking: Asking = {},
  ) => (await reader.ask(listSessions, params, viewer, asking)).answer?.items ?? [];
  const board = async (id: string, viewer = secretariat, asking: Asking = {}) =>
    (await reader.ask(showSession, { id }, viewer, asking)).answer;
  const decisionsFor = async (viewer: Viewer) => (await show(judged, viewer))?.decisions;

  describe("the calendar", () => {
    it("lists sessions with what is on their agenda and what came of it", async () => {
      expect((await calendar()).find(({ id }) => id === sitting)).toEqual({
        id: sitting,
        scheme: "creativallee",
        heldOn,
        place: "Hôtel de Région",
        phase: "open",
        convening: 1,
        items: [{ ...about, stage: "decided", outcome: "granted-with-conditions", counts }],
      });
    });
    it("is filtered by scheme, days and phase", async () => {
      expect(await calendar({ scheme: "creativallee", phase: "open" })).toHaveLength(2);
      expect(await calendar({ from: heldOn, until: heldOn })).toHaveLength(2);
      expect(await calendar({ until: "2027-01-25" })).toEqual([]);
      expect(await calendar({ from: "2027-01-27" })).toEqual([]);
      expect(await calendar({ phase: "closed" })).toEqual([]);
      expect(await calendar({ scheme: "label" })).toEqual([]);
    });
    it("goes on from page to page", async () => {
      const first = await reader.ask(listSessions, { limit: 1 }, secretariat);
      const after = first.answer?.next ?? "";
      const second = await calendar({ limit: 1, after });
      const ids = [...(first.answer?.items ?? []), ...second].map(({ id }) => id);
      expect(ids).toEqual([sitting, secretSitting]);
    });
    it("can be looked at as of a day before", async () => {
      expect(await calendar({}, secretariat, { asOf: before })).toEqual([]);
      expect(await board(sitting, secretariat, { asOf: before })).toBeUndefined();
    });
  });

  describe("the board of a session", () => {
    it("tells who is there, the quorum and who is recused, and nothing of one that is not", async () => {
      expect(await board(sitting)).toMatchObject({
        stream: `session-${sitting}`,
        version: voted("open").length,
        presiding: { person: ana, as: "chair" },
        present: [ana, bob, cleo],
        quorum: { required: 2, reached: 3, met: true },
        items: [{ ...about, counts, cast: 2, recusals: [{ person: bob }] }],
      });
      expect(await board(nth(77))).toBeUndefined();
    });
    it("shows open ballots to those who sit, who keeps the minutes and who audits alone", async () => {
      const ballotsFor = async (viewer: Viewer) =>
        (await board(sitting, viewer))?.items[0]?.ballots;
      for (const viewer of [as("reviewer", ana), as("chair", cleo), as("auditor"), secretariat])
        expect(await ballotsFor(viewer)).toEqual(votes);
      expect(await ballotsFor(as("reviewer", newcomer))).toBeNull();
    });
    it("shows of a secret vote the counts, and to nobody who voted which way", async () => {
      for (const viewer of [secretariat, as("chair", ana), as("auditor")]) {
        const shown = await board(secretSitting, viewer);
        expect(shown?.items).toMatchObject([{ counts, cast: 2, ballots: null }]);
        expect(JSON.stringify(shown)).not.toContain('"choice"');
      }
    });
  });

  describe("a decision", () => {
    const told = {
      session: sitting,
      outcome: decision.outcome,
      decidedOn: heldOn,
      motives,
      conditions,
    };

    it("is told in the file with its motives and its conditions, to the carrier too", async () => {
      expect(await decisionsFor(as("carrier", employee))).toEqual([told]);
    });
    it("shows what makes it legal to whoever is not the carrier", async () => {
      const { votes: _, ...sheetWithoutVotes } = sheet;
      expect(await decisionsFor(secretariat)).toEqual([{ ...told, sheet }]);
      expect(await decisionsFor(as("chair", ana))).toEqual([{ ...told, sheet }]);
      expect(await decisionsFor(as("reviewer", newcomer))).toEqual([
        { ...told, sheet: sheetWithoutVotes },
      ]);
      expect(await decisionsFor(as("reviewer", stranger))).toBeUndefined();
      expect(await decisionsFor(as("auditor"))).toEqual([{ ...told, sheet }]);
    });
    it("is none before the file records it", async () => {
      const file = await show(judged);
      const drawn = file?.timeline.at(-2)?.at ?? "";
      expect(file?.timeline.at(-1)?.code).toBe("DecisionRecorded");
      expect((await show(judged, secretariat, { asOf: drawn }))?.decisions).toEqual([]);
    });
  });

  describe("whoever has an interest in a file", () => {
    const search = "orientation";
    /** Dan was named by a colleague, Bob recused himself. */
    const tied = [as("reviewer", dan), as("chair", dan), as("reviewer", bob), as("chair", bob)];
    const free = [as("reviewer", ana), as("chair", cleo), as("auditor", dan), secretariat];

    it("sees nothing of it, whatever they ask, and others do", async () => {
      for (const viewer of tied) {
        expect(await list({}, viewer)).not.toContain("CV-5");
        expect(await list({ search }, viewer)).toEqual(["CV-2"]);
        expect(await list({ reference: "CV-5" }, viewer)).toEqual([]);
        expect(await show(judged, viewer)).toBeUndefined();
        expect((await reader.ask(listDeadlines, {}, viewer)).answer?.items).not.toContainEqual(
          expect.objectContaining({ application: judged }),
        );
        expect((await calendar({}, viewer)).map(({ items }) => items)).toEqual([[], []]);
        expect((await board(sitting, viewer))?.items).toEqual([]);
      }
      for (const viewer of free) {
        expect(await list({ search, sort: "reference" }, viewer)).toEqual(["CV-2", "CV-5"]);
        expect(await show(judged, viewer)).toBeDefined();
        expect((await board(sitting, viewer))?.items).toHaveLength(1);
      }
    });
    it("sees as little of how it was before", async () => {
      for (const viewer of tied) {
        expect(await list({ reference: "CV-5" }, viewer, { asOf: at })).toEqual([]);
        expect(await show(judged, viewer, { asOf: at })).toBeUndefined();
      }
      expect(await show(judged, as("chair", ana), { asOf: at })).toBeDefined();
    });
    it("sees it again everywhere once that is cleared, as if nobody had said anything", async () => {
      // The vote took over what a colleague had told the instruction.
      await log.tell(session, sitting, [
        {
          type: "MemberRecused",
          item: judged,
          person: dan,
          ground: "other",
          source: "colleague",
        },
      ]);
      await log.tell(instruction, judged, [
        { type: "InterestCleared", person: dan, reason: "Par erreur.", clearedOn: heldOn },
      ]);
      const seen = { stream: `instruction-${judged}`, version: 1 } as const;
      while (!(await reader.waitFor(names, seen, 5_000)));
      for (const viewer of [as("reviewer", dan), as("chair", dan)]) {
        expect(await list({ search, sort: "reference" }, viewer)).toEqual(["CV-2", "CV-5"]);
        expect(await show(judged, viewer)).toBeDefined();
        expect(await show(judged, viewer, { asOf: at })).toBeDefined();
        expect((await calendar({}, viewer)).map(({ items }) => items.length)).toEqual([1, 1]);
        expect((await board(sitting, viewer))?.items).toHaveLength(1);
        expect((await reader.ask(showDesk, {}, viewer)).answer?.interests).toEqual([]);
      }
      expect(await show(judged, as("reviewer", bob))).toBeUndefined();
    });
  });
});

describe("a committee", () => {
  const board = "salons";

  beforeAll(async () => {
    await log.tell(committee, board, [
      formed,
      mandate(ana, "2026-01-01", "2026-06-30"),
      mandate(bob, "2026-02-01"),
      { type: "ChairNamed", person: ana, from: "2026-01-01" },
      { type: "ChairNamed", person: bob, from: "2026-07-01" },
    ]);
    const seen = { stream: `committee-${board}`, version: 4 } as const;
    while (!(await reader.waitFor(names, seen, 5_000)));
  });

  const show = async (on?: string) =>
    (
      await reader.ask(
        showCommittee,
        { id: board, ...(on === undefined ? {} : { on }) },
        secretariat,
      )
    ).answer;

  it("is told as it is today, with every mandate in time", async () => {
    const { answer } = await reader.ask(listCommittees, {}, secretariat);
    const seats = [{ institution: "CRCI", count: 9, substitutes: 1, members: 2 }];
    const today = { id: board, on: "2026-03-02", chair: ana, deputy: null, seats };
    expect(answer?.items.find(({ id }) => id === board)).toMatchObject(today);
    expect(await show()).toMatchObject({
      ...today,
      version: 4,
      mandates: [
        { person: ana, until: "2026-06-30" },
        { person: bob, until: null },
      ],
    });
  });
  it("is told as of any other day", async () => {
    expect(await show("2026-01-15")).toMatchObject({ chair: ana, roll: [{ person: ana }] });
    expect(await show("2026-07-01")).toMatchObject({ chair: bob, roll: [{ person: bob }] });
    expect(await show("2025-12-31")).toMatchObject({ chair: null, roll: [] });
  });
  it("is none where none is formed", async () => {
    const { answer } = await reader.ask(showCommittee, { id: "nowhere" }, secretariat);
    expect(answer).toBeUndefined();
  });
});

describe("rules proposed", () => {
  const [first, second] = [nth(51), nth(52)];
  const made = (about: string, proposedOn: string) =>
    ({
      type: "RulesProposed",
      scheme: "creativallee",
      definition: "5d".repeat(32),
      about: [about],
      proposer: ana,
      motives: `Sur ${about}.`,
      proposedOn,
    }) as const;

  beforeAll(async () => {
    await log.tell(proposal, first, [
      made("charter", "2026-01-12"),
      { type: "ProposalSentBack", session: nth(33), decidedOn: "2026-01-26" },
    ]);
    await log.tell(proposal, second, [made("committee", "2026-01-20")]);
    const seen = { stream: `proposal-${second}`, version: 0 } as const;
    while (!(await reader.waitFor(names, seen, 5_000)));
  });

  const list = async (asked: object = {}) =>
    (await reader.ask(listProposals, asked, secretariat)).answer;

  it("are told with their motives, and what became of them", async () =>
    expect((await list())?.items).toEqual([
      expect.objectContaining({
        id: first,
        about: ["charter"],
        motives: "Sur charter.",
        proposedOn: "2026-01-12",
        phase: "sent-back",
        session: nth(33),
        decidedOn: "2026-01-26",
      }),
      expect.objectContaining({ id: second, phase: "proposed", session: null, decidedOn: null }),
    ]));
  it("are found by their phase and scheme, page by page", async () => {
    expect((await list({ phase: "proposed" }))?.items).toMatchObject([{ id: second }]);
    expect((await list({ scheme: "another" }))?.items).toEqual([]);
    const page = await list({ limit: 1 });
    expect(page?.items).toMatchObject([{ id: first }]);
    expect((await list({ after: page?.next ?? "" }))?.items).toMatchObject([{ id: second }]);
  });
});

describe("the register of labels", () => {
  const sitting = nth(33);
  const report = nth(41);
  const figures = { figures: { events: 3 }, otherFigures: {}, activities: [] };
  const live: Pick<typeof granted, "from" | "until" | "grantedOn" | "conditions"> = {
    from: "2026-01-26",
    until: "2027-01-25",
    grantedOn: "2026-01-26",
    conditions: [
      { condition: 1, dueOn: "2026-02-28" },
      { condition: 2, dueOn: "2026-06-30" },
    ],
  };
  const pause = { ...suspended, suspendedOn: "2026-02-01", motives: "La charte n’est pas suivie." };
  /** By file: its number and what happened. */
  const told: readonly (readonly [string, number, string, string, readonly LabelEvent[]])[] = [
    [
      kitsFile,
      2,
      arras,
      kits,
      [
        { ...granted, ...live },
        {
          type: "ActivityReported",
          report,
          from: "2026-01-26",
          until: "2026-01-31",
          ...figures,
          text: "Trois salons.",
          reportedOn: "2026-02-02",
        },
        {
          type: "ReportCorrected",
          report,
          figures: { events: 4 },
          reason: "Un salon oublié.",
          correctedOn: "2026-02-03",
        },
        pause,
      ],
    ],
    [
      siteFile,
      10,
      lille,
      site,
      [
        { ...granted, ...live },
        { ...pause, until: "2026-02-10" },
      ],
    ],
    ...ends.map(([, history], at) => [nth(50 + at), 20 + at, lille, fair, history] as const),
  ];

  beforeAll(async () => {
    await log.tell(session, sitting, [
      convened(),
      {
        type: "DeliberationRequested",
        item: kitsFile,
        kind: "application",
        question: {
          ask: "grant-with-conditions",
          conditions: [
            { text: "Un budget.", dueOn: "2026-02-28" },
            { text: "Un bilan.", dueOn: "2026-06-30" },
          ],
        },
      },
    ]);
    for (const [file, number, holder, led, history] of told) {
      const about = { number, application: file, organisation: holder, initiative: led };
      await log.tell(
        label,
        file,
        history.map((event) =>
          event.type === "LabelGranted"
            ? { ...event, ...about, decision: { session: sitting } }
            : event,
        ),
      );
    }
    await log.tell(instruction, kitsFile, [
      {
        type: "InterestDeclared",
        person: dan,
        source: "member",
        grounds: "other",
        declaredOn: heldOn,
      },
    ]);
    const seen = { stream: `instruction-${kitsFile}`, version: 0 } as const;
    while (!(await reader.waitFor(names, seen, 5_000)));
  }, 30_000);

  const register = async (
    params: Partial<ListLabels> = {},
    viewer = secretariat,
    asking: Asking = {},
  ) => (await reader.ask(listLabels, params, viewer, asking)).answer?.items ?? [];
  const numbers = async (...asked: Parameters<typeof register>) =>
    (await register(...asked)).map(({ number }) => number);
  const show = async (id: string, viewer = secretariat) =>
    (await reader.ask(showLabel, { id }, viewer)).answer;

  const publicFacts = {
    id: kitsFile,
    number: 2,
    scheme: "creativallee",
    title: "Des kits pour les élèves",
    organisation: { id: arras, name: "Chambre de métiers d'Arras" },
    from: "2026-01-26",
    until: "2027-01-25",
    phase: "suspended",
  };

  it("tells everybody the public facts, in the order of the numbers", async () => {
    for (const viewer of [secretariat, as("carrier"), as("administrator"), as("reviewer", dan)]) {
      expect((await register({}, viewer))[0]).toEqual(publicFacts);
      expect(await numbers({}, viewer)).toEqual([2, 10, 20, 21, 22, 23]);
    }
  });
  it("goes on from page to page by number, not by its digits", async () => {
    const first = await reader.ask(listLabels, { limit: 1 }, secretariat);
    expect(await numbers({ limit: 2, after: first.answer?.next ?? "" })).toEqual([10, 20]);
  });
  it("says of each how it stands today, recorded or not, and finds it by that", async () => {
    const today = "2026-03-02";
    for (const phase of labelPhases) {
      const standing = told.filter(
        ([, , , , all]) => onDay(labelAfter(...all), today).phase === phase,
      );
      expect(standing).not.toEqual([]);
      expect(await numbers({ phase })).toEqual(standing.map(([, number]) => number));
      for (const one of await register({ phase })) expect(one.phase).toBe(phase);
    }
  });
  it("is searched by scheme, holder, and words of title or name", async () => {
    expect(await numbers({ scheme: "label" })).toEqual([]);
    expect(await numbers({ organisation: arras })).toEqual([2]);
    expect(await numbers({ search: "élève" })).toEqual([2]);
    expect(await numbers({ search: "réseau orientation" })).toEqual([10]);
  });
  it("can be looked at as of a moment before", async () => {
    expect(await numbers({}, secretariat, { asOf: "2026-02-03T00:00:00.000Z" })).toEqual([]);
  });

  it("shows a label in full to its holder, to who deals with it and to auditors", async () => {
    const full = {
      ...publicFacts,
      version: 3,
      full: {
        initiative: kits,
        periods: [{ from: "2026-01-26", session: sitting }],
        suspension: { until: null, motives: "La charte n’est pas suivie." },
        proposal: null,
        conditions: [
          { condition: 1, text: "Un budget.", metOn: null, missed: true },
          { condition: 2, text: "Un bilan.", metOn: null, missed: false },
        ],
        reports: [
          {
            report,
            told: { figures: { events: 3 } },
            corrections: [{ figures: { events: 4 } }],
            stands: { figures: { events: 4 } },
          },
        ],
        history: [
          { code: "LabelGranted", by: expect.any(String), said: null },
          { code: "ActivityReported", said: "Trois salons." },
          { code: "ReportCorrected", said: "Un salon oublié." },
          { code: "LabelSuspended", said: "La charte n’est pas suivie." },
        ],
      },
    };
    for (const viewer of [
      as("carrier", director),
      secretariat,
      as("reviewer", ana),
      as("chair", ana),
      as("auditor"),
    ])
      expect(await show(kitsFile, viewer)).toMatchObject(full);
  });
  it("shows others the public facts alone, without a version that tells more", async () => {
    for (const viewer of [
      as("carrier", employee),
      as("administrator"),
      as("reviewer", dan),
      as("chair", dan),
    ])
      expect(await show(kitsFile, viewer)).toEqual(publicFacts);
    expect(await show(nth(77))).toBeUndefined();
  });

  describe("what sessions have decided of a label", () => {
    const [refusing, putOff, revoking] = [nth(34), nth(35), nth(36)] as const;
    const votes = [{ person: ana, on: ana, choice: "against" }] as const;
    const secret: LegalitySheet = {
      day: heldOn,
      schemeVersion: 1,
      definition: "5d".repeat(32),
      convening: 1,
      presiding: { person: ana, as: "chair" },
      roll,
      present: [ana],
      voters: deliberated(ana).voters,
      recused: [],
      quorum: deliberated(ana).quorum,
      ballots: "secret",
      counts: { for: 0, against: 1, abstain: 0, notCast: 0 },
      majority: { basis: "present-or-represented", size: 1, required: 1, reached: 0, met: false },
      result: "not-adopted",
    };
    const sheet: LegalitySheet = { ...secret, ballots: "open", votes };
    const decision = {
      type: "ItemDecided",
      item: siteFile,
      kind: "renewal",
      conditions: [],
      sheet,
      decidedOn: heldOn,
    } as const;
    const motives = "Aucune rencontre depuis l’été.";
    const answerDueOn = "2026-02-20";

    beforeAll(async () => {
      await log.tell(session, putOff, [
        { ...decision, outcome: "adjourned", motives: "Un bilan manque.", sheet: secret },
      ]);
      await log.tell(session, refusing, [{ ...decision, outcome: "not-renewed", motives }]);
      await log.tell(label, siteFile, [
        {
          type: "DecisionAdjourned",
          kind: "renewal",
          decision: { session: putOff },
          adjournedOn: heldOn,
        },
        { type: "RenewalRefused", decision: { session: refusing }, refusedOn: heldOn },
        { type: "RevocationProposed", motives, answerDueOn, proposedOn: "2026-02-12" },
      ]);
      await log.tell(session, revoking, [
        { ...decision, kind: "revocation", outcome: "revoked", motives },
      ]);
      while (!(await reader.waitFor(names, { stream: `session-${revoking}`, version: 0 }, 5_000)));
    }, 30_000);

    const decisionsFor = async (viewer: Viewer) => (await show(siteFile, viewer))?.full?.decisions;
    const decided = { kind: "renewal", decidedOn: heldOn } as const;
    const told = [
      { ...decided, outcome: "adjourned", session: putOff, motives: "Un bilan manque." },
      { ...decided, outcome: "not-renewed", session: refusing, motives },
    ] as const;
    const withSheets = (open: LegalitySheet) => [
      { ...told[0], sheet: secret },
      { ...told[1], sheet: open },
    ];

    it("is told to its holder, with the motives", async () =>
      expect(await decisionsFor(as("carrier", employee))).toEqual(told));
    it("is none of those on the file, whose id it bears", async () => {
      const params = { id: siteFile };
      expect((await reader.ask(showFile, params, secretariat)).answer?.decisions).toEqual([]);
    });
    it("shows what makes it legal to whoever is not the holder", async () => {
      const { votes: _, ...unnamed } = sheet;
      expect(await decisionsFor(as("reviewer", newcomer))).toEqual(withSheets(unnamed));
      for (const viewer of [as("chair", ana), as("auditor"), secretariat])
        expect(await decisionsFor(viewer)).toEqual(withSheets(sheet));
    });
    it("is nobody else’s", async () => {
      for (const viewer of [as("carrier", director), as("administrator"), as("reviewer", stranger)])
        expect(await decisionsFor(viewer)).toBeUndefined();
    });
    it("leaves a proposal on the table, with the day until which the holder may answer", async () =>
      expect((await show(siteFile, as("carrier", employee)))?.full?.proposal).toEqual({
        proposedOn: "2026-02-12",
        answerDueOn,
        answeredOn: null,
      }));
    it("is told once the label records it: a revocation, when it is carried out", async () => {
      const decision = { session: revoking };
      await log.tell(label, siteFile, [
        { type: "LabelRevoked", motives, decision, revokedOn: "2026-02-28" },
      ]);
      while (!(await reader.waitFor(names, { stream: `label-${siteFile}`, version: 5 }, 5_000)));
      expect(await decisionsFor(as("carrier", employee))).toEqual([
        ...told,
        { kind: "revocation", outcome: "revoked", decidedOn: heldOn, session: revoking, motives },
      ]);
      expect((await show(siteFile))?.full).toMatchObject({ proposal: null, suspension: null });
    });
  });
});
