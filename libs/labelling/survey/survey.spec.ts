import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validateSync } from "class-validator";
import * as fc from "fast-check";
import type { Aggregate, DomainEvent, World } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import { surveyCommands } from "./commands.js";
import { correctFigures } from "./correct-figures.js";
import { openSurveyWave, OpenSurveyWaveBody } from "./open-survey-wave.js";
import { recordFigures, RecordFiguresBody } from "./record-figures.js";
import { type Figures, survey, type SurveyEvent } from "./survey.js";

const one = story(survey);
const today = "2026-10-15";
const measures = [
  { key: "knowTheBrand", unit: "tenths-of-percent" },
  { key: "mentions", unit: "count" },
] as const;
const body = {
  scheme: "creativallee",
  scope: "national",
  wave: 1,
  from: "2026-09-01",
  until: "2026-09-30",
  measures,
} as const;
const opened: SurveyEvent = { type: "SurveyWaveOpened", ...body, openedOn: today };
const figures = { knowTheBrand: 125, mentions: 48 };
const recorded: SurveyEvent = {
  type: "FiguresRecorded",
  figures,
  respondents: 1_004,
  recordedOn: today,
};
const corrected: SurveyEvent = {
  type: "FiguresCorrected",
  was: { knowTheBrand: 125 },
  figures: { knowTheBrand: 152 },
  reason: "Intervertis",
  correctedOn: today,
};
const after = (...history: readonly SurveyEvent[]) => history.reduce(survey.evolve, survey.initial);

const faults = (some: object) =>
  validateSync(plainToInstance(OpenSurveyWaveBody, { ...body, ...some }), {
    whitelist: true,
    forbidNonWhitelisted: true,
  }).map(({ property }) => property);

const world = (phase: string): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
    expect([on.kind, id]).toEqual(["scheme", "creativallee"]);
    return { phase } as State;
  },
  blob: () => Promise.reject(new Error("there are none here")),
});

describe("opening a wave", () => {
  const published = { isPublished: true };
  it("says where, when and what it measures", () =>
    one.given().when(openSurveyWave, body, today, published).then(opened));
  it("happens once", () =>
    one
      .given(opened)
      .when(openSurveyWave, body, today, published)
      .refused("SURVEY_ALREADY_OPENED"));
  it("is of a scheme that is published", async () => {
    one
      .given()
      .when(openSurveyWave, body, today, { isPublished: false })
      .refused("SURVEY_WITHOUT_SCHEME");

    const gathered = (phase: string) =>
      openSurveyWave.gather?.(survey.initial, body, world(phase), "s1");
    expect(await gathered("published")).toEqual({ isPublished: true });
    expect(await gathered("drafted")).toEqual({ isPublished: false });
  });
  it("lasts a day at least", () => {
    const until = body.from;
    one
      .given()
      .when(openSurveyWave, { ...body, until }, today, published)
      .then({ ...opened, until });
    one
      .given()
      .when(openSurveyWave, { ...body, until: "2026-08-31" }, today, published)
      .refused("SURVEY_ENDS_BEFORE_IT_STARTS", { from: body.from });
  });

  it("measures each thing under a key of its own", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ measures: [measures[0], measures[0]] })).toEqual(["measures"]);
    expect(faults({ measures: [] })).toEqual(["measures"]);
    expect(faults({ measures: [null] })).toEqual(["measures"]);
    expect(faults({ measures: [{ key: "__proto__", unit: "count" }] })).toEqual(["measures"]);
    expect(faults({ scope: "local", wave: 0 })).toEqual(["scope", "wave"]);
  });
});

const faultsIn = (decision: ReturnType<typeof recordFigures.decide>) => {
  if ("accepted" in decision) return [];
  expect(decision.rejected.code).toBe("FIGURES_REFUSED");
  return decision.rejected.faults;
};

describe("recording its figures", () => {
  const all = { figures, respondents: 1_004 };
  it("takes them all at once, from its last day on", () => {
    one.given(opened).when(recordFigures, all, today).then(recorded);
    one
      .given(opened)
      .when(recordFigures, all, body.until)
      .then({ ...recorded, recordedOn: body.until });
    one
      .given(opened)
      .when(recordFigures, all, "2026-09-29")
      .refused("SURVEY_UNDER_WAY", { until: body.until });
  });
  it("happens once, to a wave that is opened", () => {
    one.given(opened, recorded).when(recordFigures, all, today).refused("FIGURES_RECORDED_ALREADY");
    one.given().when(recordFigures, all, today).refused("SURVEY_UNKNOWN");
  });

  const faults = (some: Figures) =>
    faultsIn(
      recordFigures.decide(
        after(opened),
        { ...all, figures: some },
        circumstances(today),
        undefined,
      ),
    );
  it("takes whole numbers that make sense", () => {
    expect(faults({ knowTheBrand: 0, mentions: 0 })).toEqual([]);
    expect(faults({ knowTheBrand: 1_000, mentions: 10_000_000_000 })).toEqual([]);
    expect(faults({ knowTheBrand: 1_001, mentions: -1 })).toEqual([
      { pointer: "/figures/knowTheBrand", code: "FIGURE_OUT_OF_BOUNDS", about: { most: 1_000 } },
      {
        pointer: "/figures/mentions",
        code: "FIGURE_OUT_OF_BOUNDS",
        about: { most: 10_000_000_000 },
      },
    ]);
    expect(faults({ knowTheBrand: 1, "a/b~c": 2 })).toEqual([
      { pointer: "/figures/a~1b~0c", code: "NO_SUCH_MEASURE", about: {} },
      { pointer: "/figures/mentions", code: "FIGURE_MISSING", about: {} },
    ]);
  });
  it.each([
    { figures: {} },
    { figures: [1] },
    { figures: { a: 1.5 } },
    { figures: { a: 1, b: 1.5 } },
    { figures: { a: "1" } },
    { figures: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, 1])) },
  ])("has the shape of whole numbers by key: not %j", (some) =>
    expect(
      validateSync(Object.assign(new RecordFiguresBody(), all, some)).map(
        ({ constraints }) => constraints,
      ),
    ).toEqual([{ areMeasured: "figures must hold 1 to 50 whole numbers by key" }]),
  );
  it("may have fifty of them", () =>
    expect(
      validateSync(
        Object.assign(new RecordFiguresBody(), all, {
          figures: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, 1])),
        }),
      ),
    ).toEqual([]));
  it.each([0, 1.5, 10_000_001])("was told by some people, not %d", (respondents) =>
    expect(validateSync(Object.assign(new RecordFiguresBody(), all, { respondents }))).toHaveLength(
      1,
    ),
  );
});

const correct = (some: Figures, ...history: readonly SurveyEvent[]) =>
  one.given(...history).when(correctFigures, { figures: some, reason: "Intervertis" }, today);

describe("correcting figures", () => {
  it("keeps the old figure beside the new one", () => {
    correct({ knowTheBrand: 152, mentions: 48 }, opened, recorded).then(corrected);
    expect(after(opened, recorded, corrected)).toMatchObject({
      figures: { knowTheBrand: 152, mentions: 48 },
      corrections: [{ was: { knowTheBrand: 125 }, figures: { knowTheBrand: 152 } }],
    });
  });
  it("says nothing where they are those", () => correct(figures, opened, recorded).then());
  it("wants figures that were recorded", () => {
    correct(figures).refused("SURVEY_UNKNOWN");
    correct(figures, opened).refused("FIGURES_NOT_RECORDED");
    expect(after(opened, corrected)).toEqual(after(opened));
  });
  it("takes whole numbers that make sense", () =>
    expect(
      faultsIn(
        correctFigures.decide(
          after(opened, recorded),
          { figures: { knowTheBrand: -1, other: 2 }, reason: "r" },
          circumstances(today),
          undefined,
        ),
      ),
    ).toEqual([
      { pointer: "/figures/knowTheBrand", code: "FIGURE_OUT_OF_BOUNDS", about: { most: 1_000 } },
      { pointer: "/figures/other", code: "NO_SUCH_MEASURE", about: {} },
    ]));
  it("loses no figure, whatever is corrected", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(fc.constantFrom("knowTheBrand", "mentions"), fc.nat(1_200), {
            noNullPrototype: true,
          }),
        ),
        (all) => {
          let state = after(opened, recorded);
          const seen: Record<string, number[]> = { knowTheBrand: [125], mentions: [48] };
          for (const some of all) {
            const asked = { figures: some, reason: "r" };
            const decision = correctFigures.decide(state, asked, circumstances(today), undefined);
            for (const event of "accepted" in decision ? decision.accepted : []) {
              state = survey.evolve(state, event);
              for (const [key, figure] of Object.entries(some))
                if (seen[key]?.at(-1) !== figure) seen[key]?.push(figure);
            }
          }
          if (state.phase !== "recorded") throw new Error("it was recorded");
          const { figures: now, corrections } = state;
          for (const [key, told] of Object.entries(seen))
            expect([
              ...corrections.flatMap(({ was }) => was[key] ?? []),
              ...[now[key]].flatMap((figure) => figure ?? []),
            ]).toEqual(told);
        },
      ),
    ));
});

describe("a wave that is not opened", () => {
  it("has no figures", () => expect(after(recorded)).toEqual(survey.initial));
  it("has three commands", () =>
    expect(surveyCommands.map(({ type }) => type)).toEqual([
      "OpenSurveyWave",
      "RecordFigures",
      "CorrectFigures",
    ]));
});
