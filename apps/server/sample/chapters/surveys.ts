import type { Figures, Measure, Scope } from "#labelling/survey/survey.js";
import type { Act } from "../act.js";
import { secretariat } from "../people.js";
import type { Stage } from "../stage.js";

interface Wave {
  readonly scope: Scope;
  readonly openedOn: string;
  readonly from: string;
  readonly until: string;
  readonly measures: readonly Measure[];
  readonly recordedOn: string;
  readonly figures: Figures;
  readonly respondents: number;
  readonly corrected?: { readonly on: string; readonly figures: Figures; readonly reason: string };
}

const count = (key: string): Measure => ({ key, unit: "count" });
const share = (key: string): Measure => ({ key, unit: "tenths-of-percent" });

/** The first wave of each; shares in tenths of a per cent. */
const waves: readonly Wave[] = [
  {
    scope: "regional",
    openedOn: "2006-11-02",
    from: "2006-11-02",
    until: "2006-11-30",
    measures: [count("newBusinesses"), share("growthInAYear"), share("foundersSupported")],
    recordedOn: "2006-12-19",
    figures: { newBusinesses: 8_019, growthInAYear: 35, foundersSupported: 400 },
    respondents: 1_012,
  },
  {
    scope: "international",
    openedOn: "2006-12-04",
    from: "2006-12-04",
    until: "2007-01-12",
    measures: [
      count("projectsOpened"),
      count("fromEurope"),
      count("fromAsia"),
      count("fromNorthAmerica"),
      count("projectsWon"),
    ],
    recordedOn: "2007-01-22",
    figures: {
      projectsOpened: 218,
      fromEurope: 130,
      fromAsia: 84,
      fromNorthAmerica: 37,
      projectsWon: 19,
    },
    respondents: 218,
    corrected: {
      on: "2007-01-24",
      figures: { fromAsia: 48 },
      reason: "Les deux chiffres étaient intervertis : 48 projets viennent d’Asie.",
    },
  },
];

const asked = (wave: Wave): readonly Act[] => {
  const { scope, openedOn, from, until, measures, recordedOn, figures, respondents } = wave;
  const { corrected } = wave;
  return [
    {
      on: openedOn,
      play: async (stage) => {
        const body = { scheme: "creativallee", scope, wave: 1, from, until, measures };
        await stage.ask(secretariat, "OpenSurveyWave", scope, body);
      },
    },
    {
      on: recordedOn,
      play: async (stage) => {
        const id = waveOf(stage, scope);
        await stage.ask(secretariat, "RecordFigures", scope, { figures, respondents }, id);
      },
    },
    ...(corrected ? [correction(scope, corrected)] : []),
  ];
};

/** A wave is named by what it is, whoever opens it. */
const waveOf = (stage: Stage, scope: Scope): string =>
  stage.made(secretariat, "OpenSurveyWave", scope, { scheme: "creativallee", scope, wave: 1 });

const correction = (scope: Scope, { on, ...body }: NonNullable<Wave["corrected"]>): Act => ({
  on,
  play: async (stage) => {
    const id = waveOf(stage, scope);
    await stage.ask(secretariat, "CorrectFigures", scope, body, id);
  },
});

/** How the region is seen, at home and abroad. */
export const surveys: readonly Act[] = waves.flatMap(asked);
