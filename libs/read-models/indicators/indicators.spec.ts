import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Id } from "#kernel/index.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import { granted, surrendered } from "#labelling/label/label.story.js";
import type { Activity } from "#labelling/label/told.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { survey } from "#labelling/survey/survey.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { showIndicators, type ShowIndicators } from "./show-indicators.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [lille, arras, strayed] = [nth(1), nth(2), nth(3)] as Id<"organisation">[];
const most = 10 ** 12 - 1;

const activity = (
  report: number,
  from: string,
  until: string,
  activities: readonly Activity[],
): LabelEvent => ({
  type: "ActivityReported",
  report: nth(report),
  from,
  until,
  figures: { events: 3 },
  otherFigures: { brochures: most },
  activities,
  reportedOn: "2007-02-01",
});

let reading: TestReading;
const corrected = "2007-09-01T00:00:00.000Z";

beforeAll(async () => {
  reading = await testReading("2008-03-02T10:00:00.000Z");
  const { log } = reading;
  for (const [id, seat] of [
    [lille, "59350"],
    [arras, "62041"],
    // Of the Nord, whatever its code says.
    [strayed, "02285"],
  ] as const) {
    if (id === undefined) continue;
    await log.tell(organisation, id, [
      {
        type: "OrganisationRegistered",
        name: seat,
        kind: "association",
        identifier: { kind: "none", reason: "in formation" },
        seat,
        actsIn: ["59"],
        regionalOrigin: true,
      },
    ]);
  }
  const grant = (number: number, holder: string | undefined, scheme = "creativallee") => ({
    ...granted,
    number,
    scheme,
    organisation: holder ?? "",
    initiative: nth(60 + number),
  });
  await log.tell(label, nth(21), [
    grant(1, lille),
    activity(41, "2005-01-01", "2005-12-31", [
      { channel: "event", inRegion: true, count: 2 },
      { channel: "event", inRegion: false, count: 5 },
      { channel: "web", inRegion: null, count: 7 },
    ]),
    activity(42, "2006-07-01", "2007-06-30", [{ channel: "event", inRegion: true, count: 10 }]),
    {
      type: "ImpactReported",
      report: nth(43),
      from: "2006-01-01",
      until: "2006-12-31",
      figures: { mediaCoverage: 48 },
      otherFigures: { peopleMobilised: 700 },
      reportedOn: "2007-02-01",
    },
  ]);
  await log.tell(label, nth(22), [
    grant(2, arras),
    activity(44, "2006-01-01", "2006-12-31", [{ channel: "event", inRegion: true, count: 100 }]),
    surrendered,
  ]);
  // Another label of the first one's initiative.
  await log.tell(label, nth(23), [
    grant(1, strayed, "other"),
    activity(45, "2006-01-01", "2006-12-31", [{ channel: "written", inRegion: true, count: 1 }]),
  ]);
  const wave = { scheme: "creativallee", scope: "regional", wave: 1 } as const;
  await log.tell(survey, nth(31), [
    {
      type: "SurveyWaveOpened",
      ...wave,
      from: "2006-09-01",
      until: "2006-09-30",
      measures: [{ key: "mentions", unit: "count" }],
      openedOn: "2006-09-01",
    },
    {
      type: "FiguresRecorded",
      figures: { mentions: 48 },
      respondents: 1_004,
      recordedOn: "2006-10-02",
    },
  ]);
  await log.tell(
    label,
    nth(22),
    [
      {
        type: "ReportCorrected",
        report: nth(44),
        activities: [{ channel: "event", inRegion: true, count: 90 }],
        figures: { events: 4 },
        reason: "Comptés deux fois.",
        correctedOn: "2007-09-01",
      },
    ],
    { at: corrected },
  );
  await log.tell(survey, nth(31), [
    {
      type: "FiguresCorrected",
      was: { mentions: 48 },
      figures: { mentions: 84 },
      reason: "Intervertis.",
      correctedOn: "2007-09-01",
    },
  ]);
}, 60_000);
afterAll(() => reading.stop());

const ask = async (
  params: ShowIndicators = {},
  asking = {},
  capacity: "carrier" | "auditor" = "carrier",
) => {
  const answer = await reading.ask(showIndicators, params, as(capacity, nth(90)), asking);
  if (!answer) throw new Error("there are always some");
  return answer;
};
const counts = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).realisation.actions.map(({ channel, side, count }) => [
    channel,
    side,
    count,
  ]);

describe("realisation", () => {
  it("adds actions up by channel, in the region, outside, or without a place", async () => {
    expect(await counts()).toEqual([
      ["event", "in-region", 102],
      ["event", "outside", 5],
      ["written", "in-region", 1],
      ["web", "placeless", 7],
    ]);
    const { realisation, labels } = await ask();
    expect(realisation).toMatchObject({ reports: 4, labels: 3, initiatives: 2 });
    expect(realisation.actions[0]).toMatchObject({ labels: 2, initiatives: 2 });
    expect(labels).toEqual({ held: 3, initiatives: 2 });
  });
  it("adds up exactly what no floating point would", async () => {
    const { indicators, others } = (await ask()).realisation;
    expect(indicators).toEqual([{ id: "events", total: 13, labels: 3 }]);
    expect(others).toEqual([{ id: "brochures", total: 4 * most, labels: 3 }]);
  });
  it("counts a report by its own period, before the grant too, and one that lies astride apart", async () => {
    expect(await counts({ until: "2005-12-31" })).toEqual([
      ["event", "in-region", 2],
      ["event", "outside", 5],
      ["web", "placeless", 7],
    ]);
    const year = await ask({ from: "2006-01-01", until: "2006-12-31" });
    expect([year.realisation.reports, year.result.reports, year.astride]).toEqual([2, 1, 1]);
    expect((await ask()).astride).toBe(0);
    expect((await ask({ from: "2008-01-01" })).labels.held).toBe(2);
  });
  it("is told period by period", async () => {
    const { periods } = (await ask({ channel: "event" })).realisation;
    expect(periods).toEqual([
      {
        from: "2005-01-01",
        until: "2005-12-31",
        channel: "event",
        inRegion: 2,
        outside: 5,
        placeless: 0,
      },
      {
        from: "2006-01-01",
        until: "2006-12-31",
        channel: "event",
        inRegion: 90,
        outside: 0,
        placeless: 0,
      },
      {
        from: "2006-07-01",
        until: "2007-06-30",
        channel: "event",
        inRegion: 10,
        outside: 0,
        placeless: 0,
      },
    ]);
  });
  it("is filtered by scheme, channel and department of the holder", async () => {
    expect(await counts({ scheme: "other" })).toEqual([["written", "in-region", 1]]);
    expect(await counts({ channel: "web" })).toEqual([["web", "placeless", 7]]);
    expect(await counts({ territory: "62" })).toEqual([["event", "in-region", 90]]);
    expect((await ask({ territory: "59" })).labels.held).toBe(2);
    expect((await ask({ territory: "02" })).labels.held).toBe(0);
  });
});

describe("results and surveys", () => {
  it("are told by indicator and by wave, an old figure beside the new one", async () => {
    const { result, surveys } = await ask();
    expect(result).toEqual({
      reports: 1,
      labels: 1,
      initiatives: 1,
      indicators: [{ id: "mediaCoverage", total: 48, labels: 1 }],
      others: [{ id: "peopleMobilised", total: 700, labels: 1 }],
    });
    expect(surveys).toMatchObject([
      {
        wave: 1,
        respondents: 1_004,
        measures: [{ key: "mentions", figure: 84, was: [{ figure: 48, until: "2007-09-01" }] }],
      },
    ]);
    expect((await ask({ scheme: "other" })).surveys).toEqual([]);
  });
  it("say why a figure was corrected to those who answer for it", async () => {
    const reasons = async (capacity: "carrier" | "auditor") =>
      (await ask({}, {}, capacity)).surveys[0]?.measures[0]?.was.map(({ reason }) => reason);
    expect(await reasons("auditor")).toEqual(["Intervertis."]);
    expect(await reasons("carrier")).toEqual([null]);
  });
  it("read as they were known before somebody corrected them", async () => {
    const asOf = "2007-08-31T00:00:00.000Z";
    expect((await counts({}, { asOf }))[0]).toEqual(["event", "in-region", 112]);
    expect((await ask({}, { asOf })).surveys[0]?.measures[0]).toMatchObject({
      figure: 48,
      was: [],
    });
    await reading.rebuilt();
    expect((await counts())[0]).toEqual(["event", "in-region", 102]);
  });
});
