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
import { initiative } from "#labelling/initiative/initiative.js";
import { organisation } from "#labelling/organisation/organisation.js";
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
import { listDeadlines, type ListDeadlines } from "./deadlines/list-deadlines.js";
import { showFile } from "./file/show-file.js";
import { listInitiatives } from "./initiatives/list-initiatives.js";
import { listMemberships } from "./memberships/list-memberships.js";
import { listOrganisations } from "./organisations/list-organisations.js";
import { readModels } from "./registry.js";
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

const as = (capacity: Capacity, person: PersonId = nth(90) as PersonId): Viewer => ({
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
  const clock = { now: () => "2026-03-02T10:00:00.000Z" };
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
      { organisation: lille, person: employee, right: "edit", signatory: false },
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
