import { type Opened, survey, type SurveyEvent } from "#labelling/survey/survey.js";
import { readModel, type Row } from "#projections/read-model.js";

/** One wave of the survey on the region's image. */
export interface SurveyRow extends Row {
  readonly scheme: string;
  readonly from_day: string;
  readonly until_day: string;
  /** As the write side folds it: a figure that was corrected stays beside the new one. */
  readonly state: Opened;
}

export const surveys = readModel<SurveyRow, SurveyEvent>({
  name: "surveys",
  version: 1,
  reads: [survey],
  opens: {},
  columns: { scheme: "text", from_day: "text", until_day: "text", state: "jsonb" },
  indexes: ["(from_day, key)"],
  keys: ({ id }) => [id],
  project: (row, { event }, key) => {
    const state = survey.evolve(row?.state ?? survey.initial, event);
    if (state.phase === "unknown") return row;
    return { key, scheme: state.scheme, from_day: state.from, until_day: state.until, state };
  },
});
