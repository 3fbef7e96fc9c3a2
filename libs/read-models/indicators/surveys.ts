import { type Opened, survey, type SurveyEvent } from "#labelling/survey/survey.js";
import { readModel, type Row } from "#projections/read-model.js";

/** One wave of the survey on the region's image. */
export interface SurveyRow extends Row {
  readonly scheme: string;
  readonly from_day: string;
  readonly until_day: string;
  /** As the write side folds it: a figure that was corrected stays beside the new one. */
  readonly state: Opened;
  /** Why each correction was made, in their order. */
  readonly reasons: readonly string[];
}

export const surveys = readModel<SurveyRow, SurveyEvent>({
  name: "surveys",
  version: 2,
  reads: [survey],
  opens: { FiguresCorrected: ["/reason"] },
  columns: {
    scheme: "text",
    from_day: "text",
    until_day: "text",
    state: "jsonb",
    reasons: "jsonb",
  },
  indexes: ["(from_day, key)"],
  keys: ({ id }) => [id],
  project: (row, { event }, key) => {
    const state = survey.evolve(row?.state ?? survey.initial, event);
    if (state.phase === "unknown") return row;
    const { scheme, from: from_day, until: until_day } = state;
    const reasons = reasonsAfter(row?.reasons ?? [], event);
    return { key, scheme, from_day, until_day, state, reasons };
  },
});

const reasonsAfter = (before: readonly string[], event: SurveyEvent): readonly string[] =>
  event.type === "FiguresCorrected" ? [...before, event.reason] : before;
