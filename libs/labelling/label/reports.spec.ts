import { describe, expect, it } from "@jest/globals";
import { correctReport } from "./correct-report.js";
import type { LabelEvent } from "./events.js";
import { correctReport as correctToAnything } from "./former/correct-report.js";
import {
  reportActivityTwice as tellTwice,
  reportActivityUnbounded as tellAnything,
} from "./former/report-activity.js";
import {
  reportImpactTwice as tellImpactTwice,
  reportImpactUnbounded as tellAnyImpact,
} from "./former/report-impact.js";
import {
  after,
  afterwards,
  ends,
  granted,
  grantedOn,
  type History,
  lastDay,
  made,
  mark,
  revoked,
  suspended,
} from "./label.story.js";
import { reportActivity, type ReportActivityBody } from "./report-activity.js";
import { reportImpact } from "./report-impact.js";
import type { ReportBody } from "./report-shape.js";
import { type Activity, type Told, toldIn } from "./told.js";

const today = "2007-07-01";
const most = 999_999_999_999;
const period = { from: "2007-02-01", until: "2007-06-30" };
const pieces = (count: number, inRegion: boolean | null = true): Activity => ({
  channel: "written",
  inRegion,
  count,
});
const said = {
  ...period,
  figures: { writtenPieces: 4 },
  otherFigures: { kitsSent: 3300 },
  activities: [pieces(4)],
};
const activity = {
  type: "ActivityReported",
  report: made,
  ...said,
  reportedOn: today,
} satisfies LabelEvent;
const came = { ...period, figures: { mediaCoverage: 12 }, otherFigures: {} };
const impact = {
  type: "ImpactReported",
  report: made,
  ...came,
  reportedOn: today,
} satisfies LabelEvent;
const nothing = { ...period, figures: {}, otherFigures: {}, activities: [] };

const tell = (body: Partial<ReportActivityBody> = {}, ...history: History) =>
  mark
    .given(...(history.length > 0 ? history : [granted]))
    .when(reportActivity, { ...said, ...body }, today);
const tellImpact = (body: Partial<ReportBody> = {}, ...history: History) =>
  mark
    .given(...(history.length > 0 ? history : [granted]))
    .when(reportImpact, { ...came, ...body }, today);

describe("reporting activity", () => {
  it("records the figures as they are told", () => {
    tell().then(activity);
    tell({ text: "Presse." }).then({ ...activity, text: "Presse." });
  });
  it("tells the region from elsewhere, and from no place known", () => {
    const activities = [pieces(4), pieces(2, false), pieces(0, null)];
    tell({ activities }).then({ ...activity, activities });
  });
  it("may be about a time before the grant, and up to the day", () => {
    const before = { from: "2006-01-01", until: "2006-11-30" };
    tell(before).then({ ...activity, ...before });
    const upToNow = { from: today, until: today };
    tell(upToNow).then({ ...activity, ...upToNow });
  });
  it("is not about the future, nor upside down", () => {
    tell({ until: "2007-07-02" }).refused("REPORT_ABOUT_THE_FUTURE", { today });
    tell({ until: "2007-01-31" }).refused("REPORT_ENDS_BEFORE_IT_STARTS", { from: period.from });
  });
  it("goes back to ten years before the grant at the earliest", () => {
    const earliest = "1997-01-26";
    tell({ from: earliest }).then({ ...activity, from: earliest });
    for (const from of ["1997-01-25", "0001-01-01"])
      tell({ from }).refused("REPORT_TOO_FAR_BACK", { earliest });
  });
  it("counts once, as it stands", () => {
    tell({}, granted, activity).refused("REPORT_STANDS_ALREADY", { report: made });
    // Told in another order, or with other words.
    const anew = { text: "Presse.", activities: [pieces(4)] };
    tell(anew, granted, activity).refused("REPORT_STANDS_ALREADY", { report: made });
    const five = { figures: { writtenPieces: 5 } };
    const right: LabelEvent = {
      type: "ReportCorrected",
      report: made,
      ...five,
      reason: "",
      correctedOn: today,
    };
    tell({}, granted, activity, right).then(activity);
    tell(five, granted, activity, right).refused("REPORT_STANDS_ALREADY", { report: made });
  });
  it("is another one in another period, with other figures, or of another kind", () => {
    const others = [
      { from: "2007-02-02" },
      { until: "2007-06-29" },
      { figures: {} },
      { otherFigures: {} },
      { activities: [pieces(4, false)] },
    ];
    for (const other of others) tell(other, granted, activity).then({ ...activity, ...other });
    const same = { figures: {}, otherFigures: { kitsSent: 3300 } };
    tellImpact(same, granted, { ...activity, ...same, activities: [] }).then({
      ...impact,
      ...same,
    });
    // Words count nothing.
    const words = { figures: {}, otherFigures: {}, activities: [], text: "Rien de neuf." };
    tell(words, granted, { ...activity, ...words }).then({ ...activity, ...words });
  });
  it("was taken twice, and of any year, under its first rule", () => {
    const early = { ...said, from: "0001-01-01" };
    for (const body of [said, early])
      mark
        .given(granted, activity)
        .when(tellTwice, body, today)
        .then({ ...activity, ...body });
  });
  it("says something: a text is enough", () => {
    mark.given(granted).when(reportActivity, nothing, today).refused("REPORT_SAYS_NOTHING");
    for (const one of [
      { figures: { events: 0 } },
      { otherFigures: { kitsSent: 1 } },
      { activities: [pieces(0)] },
      { text: "Rien cette fois." },
    ])
      mark
        .given(granted)
        .when(reportActivity, { ...nothing, ...one }, today)
        .then({ ...activity, ...nothing, ...one });
  });
  it("takes whole numbers from 0, below 10^12", () => {
    for (const absurd of [-1, most + 1, 0.5])
      tell({
        figures: { writtenPieces: absurd },
        otherFigures: { kitsSent: absurd, visits: 1 },
        activities: [pieces(absurd)],
      }).refused("FIGURES_OUT_OF_RANGE", { names: ["writtenPieces", "kitsSent", "written"], most });
  });
  it.each([
    ["writtenPieces", 1_000_000, (figure) => ({ figures: { events: 1, writtenPieces: figure } })],
    ["visits", 1_000_000_000, (figure) => ({ otherFigures: { kitsSent: 1, visits: figure } })],
    ["event", 100_000, (count) => ({ activities: [{ channel: "event", inRegion: null, count }] })],
    ["written", 1_000_000, (count) => ({ activities: [pieces(count)] })],
    ["web", 1_000_000, (count) => ({ activities: [{ channel: "web", inRegion: true, count }] })],
    [
      "audiovisual",
      100_000,
      (count) => ({ activities: [{ channel: "audiovisual", inRegion: true, count }] }),
    ],
  ] satisfies [string, number, (figure: number) => Partial<Told>][])(
    "takes of %s what a region can have to tell, up to %d",
    (name, upTo, saying) => {
      tell(saying(upTo)).then({ ...activity, ...saying(upTo) });
      tell(saying(upTo + 1)).refused("FIGURE_TOO_HIGH", { name, figure: upTo + 1, most: upTo });
    },
  );
  it("took any figure below 10^12 under its second rule", () => {
    const figures = { writtenPieces: most };
    mark
      .given(granted)
      .when(tellAnything, { ...said, figures }, today)
      .then({ ...activity, figures });
    mark
      .given(granted, activity)
      .when(tellAnything, said, today)
      .refused("REPORT_STANDS_ALREADY", { report: made });
  });
  it("takes the scheme’s indicators of this kind", () => {
    const other = { mediaCoverage: 1, events: 1 };
    tell({ figures: { visits: 1, events: 1 } }).refused("INDICATORS_UNKNOWN", {
      names: ["visits"],
    });
    tell({ figures: other }).refused("INDICATORS_FOR_ANOTHER_REPORT", {
      names: ["mediaCoverage"],
    });
  });
  it("takes no indicator among the figures under keys of one’s own", () =>
    tell({ otherFigures: { kitsSent: 1, mediaCoverage: 2 } }).refused(
      "INDICATORS_AMONG_OTHER_FIGURES",
      { names: ["mediaCoverage"] },
    ));
  it("tells a channel once for each place", () =>
    tell({ activities: [pieces(1, null), pieces(2), pieces(3, null)] }).refused(
      "ACTIVITY_TOLD_TWICE",
    ));
  it("goes on while the label is suspended", () => tell({}, granted, suspended).then(activity));
  it("wants a label", () =>
    mark.given().when(reportActivity, said, today).refused("LABEL_NOT_GRANTED"));
});

describe("reporting impact", () => {
  it("records the figures as they are told", () => tellImpact().then(impact));
  it("counts once; it counted twice under its first rule", () => {
    tellImpact({}, granted, impact).refused("REPORT_STANDS_ALREADY", { report: made });
    mark.given(granted, impact).when(tellImpactTwice, came, today).then(impact);
  });
  it("goes back to ten years before the grant at the earliest", () =>
    tellImpact({ from: "1997-01-25" }).refused("REPORT_TOO_FAR_BACK", { earliest: "1997-01-26" }));
  it("takes the scheme’s indicators of this kind", () =>
    tellImpact({ figures: { events: 1 } }).refused("INDICATORS_FOR_ANOTHER_REPORT", {
      names: ["events"],
    }));
  it("takes what a region can have to tell; any figure below 10^12 under its second rule", () => {
    const upTo = { figures: { mediaCoverage: 10_000_000 } };
    tellImpact(upTo).then({ ...impact, ...upTo });
    const beyond = { figures: { mediaCoverage: 10_000_001 } };
    const about = { name: "mediaCoverage", figure: 10_000_001, most: 10_000_000 };
    tellImpact(beyond).refused("FIGURE_TOO_HIGH", about);
    mark
      .given(granted)
      .when(tellAnyImpact, { ...came, ...beyond }, today)
      .then({ ...impact, ...beyond });
    mark
      .given(granted, impact)
      .when(tellAnyImpact, came, today)
      .refused("REPORT_STANDS_ALREADY", { report: made });
  });
  it("says something", () => tellImpact({ figures: {} }).refused("REPORT_SAYS_NOTHING"));
  it("wants a label", () =>
    mark.given().when(reportImpact, came, today).refused("LABEL_NOT_GRANTED"));
});

describe("reporting after the end", () => {
  it.each(ends)("is about the label’s own time: %s", (_, history, { endedOn }) => {
    const late = mark.given(...history);
    const upToEnd = { until: endedOn };
    const beyond = { until: afterwards };
    late
      .when(reportActivity, { ...said, ...upToEnd }, afterwards)
      .then({ ...activity, ...upToEnd, reportedOn: afterwards });
    late
      .when(reportActivity, { ...said, ...beyond }, afterwards)
      .refused("REPORT_ABOUT_AFTER_THE_END", { endedOn });
    late
      .when(reportImpact, { ...came, ...upToEnd }, afterwards)
      .then({ ...impact, ...upToEnd, reportedOn: afterwards });
    late
      .when(reportImpact, { ...came, ...beyond }, afterwards)
      .refused("REPORT_ABOUT_AFTER_THE_END", { endedOn });
  });
});

describe("correcting a report", () => {
  const reason = "Une parution oubliée.";
  const right = (body: Partial<Told>, ...history: History) =>
    mark
      .given(...(history.length > 0 ? history : [granted, activity]))
      .when(correctReport, { report: made, reason, ...body }, today);
  const correction = (
    body: Partial<Told>,
  ): Extract<LabelEvent, { readonly type: "ReportCorrected" }> => ({
    type: "ReportCorrected",
    report: made,
    reason,
    ...body,
    correctedOn: today,
  });

  it("tells figures anew, with the reason", () => {
    for (const anew of [
      { figures: { writtenPieces: 5 } },
      { figures: { events: 1 } },
      { otherFigures: { kitsSent: 3301 } },
      { activities: [pieces(4), pieces(1, null)] },
      { activities: [] },
    ])
      right(anew).then(correction(anew));
  });
  it("keeps the old figures to be seen", () => {
    const first = correction({ figures: { writtenPieces: 5 } });
    const second = correction({
      figures: { writtenPieces: 6, events: 1 },
      activities: [pieces(6)],
    });
    const state = after(granted, activity, first, second);
    if (state.phase === "not-granted") throw new Error("no label");
    const [report] = state.held.reports;
    expect(report).toMatchObject({
      told: { figures: { writtenPieces: 4 }, activities: [pieces(4)] },
      corrections: [
        { figures: { writtenPieces: 5 }, correctedOn: today },
        { figures: { writtenPieces: 6, events: 1 }, correctedOn: today },
      ],
    });
    expect(report && toldIn(report)).toEqual({
      figures: { writtenPieces: 6, events: 1 },
      otherFigures: { kitsSent: 3300 },
      activities: [pieces(6)],
    });
  });
  it("says nothing where all is so already", () => {
    right({}).then();
    right({ figures: { writtenPieces: 4 }, activities: [pieces(4)] }).then();
    right(
      { figures: { writtenPieces: 5 } },
      granted,
      activity,
      correction({ figures: { writtenPieces: 5 } }),
    ).then();
  });
  it("goes back on a correction", () =>
    right(
      { figures: { writtenPieces: 4 } },
      granted,
      activity,
      correction({ figures: { writtenPieces: 5 } }),
    ).then(correction({ figures: { writtenPieces: 4 } })));
  it("holds to the same rules", () => {
    right({ figures: { writtenPieces: -1 } }).refused("FIGURES_OUT_OF_RANGE", {
      names: ["writtenPieces"],
      most,
    });
    right({ figures: { mediaCoverage: 1 } }).refused("INDICATORS_FOR_ANOTHER_REPORT", {
      names: ["mediaCoverage"],
    });
    right({ activities: [pieces(1)] }, granted, impact).refused("IMPACT_HAS_NO_ACTIVITIES");
    right({ figures: { mediaCoverage: 13 } }, granted, impact).then(
      correction({ figures: { mediaCoverage: 13 } }),
    );
  });
  it("tells nothing anew that a region cannot have to tell; it did under its first rule", () => {
    const beyond = { figures: { events: 1_000_001 } };
    const about = { name: "events", figure: 1_000_001, most: 1_000_000 };
    right(beyond).refused("FIGURE_TOO_HIGH", about);
    const impactBeyond = { figures: { mediaCoverage: 10_000_001 } };
    right(impactBeyond, granted, impact).refused("FIGURE_TOO_HIGH", {
      name: "mediaCoverage",
      figure: 10_000_001,
      most: 10_000_000,
    });
    mark
      .given(granted, activity)
      .when(correctToAnything, { report: made, reason, ...beyond }, today)
      .then(correction(beyond));
    // What stands since then can be put right by and by.
    const five = { figures: { writtenPieces: 5 } };
    right(five, granted, activity, correction(beyond)).then(correction(five));
  });
  it("is of the report that is named, whatever was told before it", () => {
    const event = { figures: { events: 1 } };
    const before = { ...impact, report: grantedOn };
    right(event, granted, before, activity).then(correction(event));
  });
  it("is of a report that was made", () => {
    right({}, granted).refused("REPORT_UNKNOWN");
    mark.given().when(correctReport, { report: made, reason }, today).refused("LABEL_NOT_GRANTED");
    const other = { ...activity, report: grantedOn };
    expect(after(granted, other, correction({ figures: { writtenPieces: 5 } }))).toMatchObject({
      held: { reports: [{ corrections: [] }] },
    });
  });
  it("is possible after the end", () => {
    right({ figures: { events: 1 } }, granted, activity, revoked).then(
      correction({ figures: { events: 1 } }),
    );
    mark
      .given(granted, activity)
      .when(correctReport, { report: made, figures: { events: 1 }, reason }, lastDay)
      .then({ ...correction({ figures: { events: 1 } }), correctedOn: lastDay });
  });
});
