import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Viewer } from "#access/viewer.js";
import type { PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { checked, started } from "#labelling/application/file.story.js";
import { committee } from "#labelling/committee/committee.js";
import { formed, mandate, seating } from "#labelling/committee/committee.story.js";
import { label as labelStream } from "#labelling/label/label.js";
import { granted } from "#labelling/label/label.story.js";
import { scheme as schemes } from "#labelling/scheme/scheme.js";
import { proposal } from "#labelling/proposal/proposal.js";
import { ana, bob, cleo, convened, dan, eve } from "#labelling/session/session.story.js";
import { session } from "#labelling/session/session.js";
import type { Asking } from "#projections/reader.js";
import { as, type TestReading, testReading } from "../../test/reading.js";
import { listApplications } from "./applications/list-applications.js";
import { showDesk } from "./desk/show-desk.js";
import { showFile } from "./file/show-file.js";
import { listLabels } from "./labels/list-labels.js";
import { showLabel } from "./labels/show-label.js";
import { listProposals } from "./proposals/list-proposals.js";
import { showProposal } from "./proposals/show-proposal.js";
import { listSessions, type ListSessions } from "./sessions/list-sessions.js";
import { showSession } from "./sessions/show-session.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [file, label, rules] = [nth(21), nth(22), nth(23)] as const;
const [early, during, late, coming] = [nth(31), nth(32), nth(33), nth(34)] as const;
const calendar = [
  [early, "2026-02-10"],
  [during, "2026-06-10"],
  [late, "2026-11-10"],
  [coming, "2027-04-10"],
] as const;
const nobody = nth(90) as PersonId;
/** Now, and when Bob sat there. */
const moments: readonly Asking[] = [{}, { asOf: "2026-06-15T09:00:00.000Z" }];

let reading: TestReading;
/** Ana sits; Bob sat from March to September; Cleo sits from next month on; Dan and Eve sit elsewhere. */
beforeAll(async () => {
  reading = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = reading;
  const at = { at: "2026-06-10T09:00:00.000Z" };
  const scheme = "creativallee";
  await log.tell(schemes, scheme, [
    { type: "SchemePublished", version: 1, definition: "5d".repeat(32) },
  ]);
  await log.tell(committee, scheme, [
    formed,
    mandate(ana),
    mandate(bob, "2026-03-01", "2026-09-30"),
    mandate(cleo, "2027-04-01"),
  ]);
  await log.tell(committee, "gardens", seating(dan, eve));
  for (const [id, heldOn] of calendar)
    await log.tell(session, id, [{ ...convened(), heldOn, convenedOn: "2026-01-05" }]);
  await log.tell(application, file, [
    { ...started, scheme, reference: "CV-1" },
    ...checked.slice(1),
  ]);
  await log.tell(labelStream, label, [granted]);
  const motives = "Le public vient de loin.";
  const proposed = { definition: "5d".repeat(32), about: ["charter"], proposer: bob, motives };
  await log.tell(
    proposal,
    rules,
    [{ type: "RulesProposed", scheme, ...proposed, proposedOn: "2026-04-01" }],
    at,
  );
}, 60_000);
afterAll(() => reading.stop());

const judging = (person: PersonId) => [as("reviewer", person), as("chair", person)];
const helping = [as("secretariat", nobody), as("auditor", nobody)];

const sessionsOf = async (viewer: Viewer, params: Partial<ListSessions> = {}, asking = {}) =>
  (await reading.ask(listSessions, params, viewer, asking))?.items.map(({ id }) => id);
const boardsOf = async (viewer: Viewer, asking = {}) => {
  const shown = [];
  for (const [id] of calendar)
    if (await reading.ask(showSession, { id }, viewer, asking)) shown.push(id);
  return shown;
};

describe("the sessions of a committee", () => {
  const all = calendar.map(([id]) => id);
  const seen: readonly (readonly [string, readonly Viewer[], readonly string[]])[] = [
    ["who sits there: all of them", judging(ana), all],
    ["who sat there: those of that time, none from before or after", judging(bob), [during]],
    ["who will sit there: those of that time", judging(cleo), [coming]],
    ["who sits on another: none", judging(dan), []],
    ["who sits nowhere: none", judging(nobody), []],
    ["who runs it, and who audits it: all of them", helping, all],
  ];

  it.each(seen)("are shown to %s", async (_, viewers, ids) => {
    for (const viewer of viewers)
      for (const asking of moments) {
        expect(await sessionsOf(viewer, {}, asking)).toEqual(ids);
        expect(await boardsOf(viewer, asking)).toEqual(ids);
      }
  });
  it("fill pages as if there were no others", async () => {
    const viewer = as("chair", bob);
    const page = await reading.ask(listSessions, { limit: 1 }, viewer);
    expect(page).toEqual({ items: [expect.objectContaining({ id: during })] });
    expect(await sessionsOf(viewer, { from: "2026-10-01" })).toEqual([]);
  });
  it("are on the desk of who sits there on the day", async () => {
    expect(await onDesk(ana)).toEqual(all);
    expect(await onDesk(cleo)).toEqual([coming]);
    expect(await onDesk(dan)).toEqual([]);
  });
});

const onDesk = async (person: PersonId) =>
  (await reading.ask(showDesk, {}, as("reviewer", person)))?.sessions.map(({ id }) => id);

const strangers = [bob, cleo, dan, nobody].flatMap(judging);

describe("a file", () => {
  const filesOf = async (viewer: Viewer, params = {}, asking = {}) =>
    (await reading.ask(listApplications, params, viewer, asking))?.items.map(({ id }) => id);

  it("is shown to those who sit on its committee today, by any road and of any moment", async () => {
    const asked = [{}, { reference: "CV-1" }, { search: "cv-1" }, { scheme: "creativallee" }];
    for (const [viewers, ids] of [
      [[...judging(ana), ...helping], [file]],
      [strangers, []],
    ] as const)
      for (const viewer of viewers)
        for (const asking of moments) {
          const params = asking.asOf === undefined ? asked : asked.slice(0, 2);
          for (const one of params) expect(await filesOf(viewer, one, asking)).toEqual(ids);
          const shown = await reading.ask(showFile, { id: file }, viewer, asking);
          expect(shown?.id).toBe(ids[0]);
        }
  });
});

describe("a label", () => {
  it("is told in full to its committee, and as the register has it to everybody else", async () => {
    const facts = (await reading.ask(listLabels, {}, as("administrator", nobody)))?.items[0];
    for (const viewer of [...judging(ana), ...helping])
      expect(await reading.ask(showLabel, { id: label }, viewer)).toHaveProperty("full");
    for (const viewer of strangers)
      for (const asking of moments)
        expect(await reading.ask(showLabel, { id: label }, viewer, asking)).toEqual(facts);
  });
});

describe("rules proposed", () => {
  it("are shown to the committee and to who proposed them", async () => {
    const see = [...judging(ana), ...judging(bob), ...helping];
    for (const viewer of [...see, ...[cleo, dan, nobody].flatMap(judging)])
      for (const asking of moments) {
        const ids = see.includes(viewer) ? [rules] : [];
        const listed = await reading.ask(listProposals, {}, viewer, asking);
        expect(listed?.items.map(({ id }) => id)).toEqual(ids);
        const shown = await reading.ask(showProposal, { id: rules }, viewer, asking);
        expect(shown?.id).toBe(ids[0]);
      }
  });
});

describe("a mandate that ends", () => {
  it("takes all of it away but the sessions that were held while it ran", async () => {
    const viewer = as("reviewer", eve);
    const theirs = nth(41);
    const next = nth(42);
    const convening = { ...convened(), scheme: "gardens", convenedOn: "2026-01-05" };
    const { log } = reading;
    await log.tell(session, theirs, [{ ...convening, heldOn: "2026-11-20" }], {
      at: "2026-11-01T09:00:00.000Z",
    });
    await log.tell(session, next, [{ ...convening, heldOn: "2027-03-20" }]);
    expect(await sessionsOf(viewer)).toEqual([theirs, next]);
    const ended = { type: "MandateEnded", mandate: `m-${eve}`, until: "2027-02-28" } as const;
    await log.tell(committee, "gardens", [ended]);
    expect(await sessionsOf(viewer)).toEqual([theirs]);
    expect(await sessionsOf(viewer, {}, { asOf: "2026-12-01T09:00:00.000Z" })).toEqual([theirs]);
    expect(await reading.ask(showSession, { id: next }, viewer)).toBeUndefined();
    expect(await onDesk(eve)).toEqual([theirs]);
    expect(await sessionsOf(as("reviewer", dan))).toEqual([theirs, next]);
  });
});
