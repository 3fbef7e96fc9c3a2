import type { Figures, Measure, Scope } from "#labelling/survey/survey.js";
import type { Viewer } from "#access/viewer.js";
import type { Tables } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { surveys, type SurveyRow } from "./surveys.js";

export interface Wave {
  readonly survey: string;
  readonly scheme: string;
  readonly scope: Scope;
  readonly wave: number;
  readonly from: string;
  readonly until: string;
  /** Null until the figures are there. */
  readonly respondents: number | null;
  readonly measures: readonly MeasuredFigure[];
}

export interface MeasuredFigure extends Measure {
  readonly figure: number | null;
  /** What was told before, the first one first. */
  readonly was: readonly {
    readonly figure: number;
    readonly until: string;
    /** Why it was corrected; for those who answer for the figures. */
    readonly reason: string | null;
  }[];
}

interface Asked {
  readonly scheme?: string;
  readonly from?: string;
  readonly until?: string;
}

/** By scope and number. People were asked in a whole region or beyond: no holder's seat matters. */
export const wavesOf = async (
  tables: Tables,
  { scheme, from, until }: Asked,
  { capacity }: Viewer,
): Promise<readonly Wave[]> => {
  const conditions = new Conditions()
    .add(scheme, (one) => `w.scheme = ${one}`)
    .add(from, (one) => `w.from_day >= ${one}`)
    .add(until, (one) => `w.until_day <= ${one}`);
  const rows = await tables.select<SurveyRow>(
    `select w.* from ${tables.of(surveys)} w where ${conditions.where}
     order by w.scheme, w.from_day, w.key`,
    conditions.values,
  );
  const seesReasons = capacity === "secretariat" || capacity === "auditor";
  return rows.map((row) => told(seesReasons ? row : { ...row, reasons: [] }));
};

const told = ({ key, state, reasons }: SurveyRow): Wave => {
  const { scheme, scope, wave, from, until, measures } = state;
  const { figures, respondents, corrections } =
    state.phase === "recorded" ? state : { figures: none, respondents: null, corrections: [] };
  return {
    survey: key,
    scheme,
    scope,
    wave,
    from,
    until,
    respondents,
    measures: measures.map((measure) => ({
      ...measure,
      figure: figures[measure.key] ?? null,
      was: corrections.flatMap(({ was, correctedOn }, nth) => {
        const figure = was[measure.key];
        return figure === undefined
          ? []
          : [{ figure, until: correctedOn, reason: reasons[nth] ?? null }];
      }),
    })),
  };
};

const none: Figures = {};
