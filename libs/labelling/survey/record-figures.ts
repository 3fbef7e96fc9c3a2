import { IsInt, Max, Min } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { AreMeasured, faultsOf, missingFrom } from "./figures.js";
import { reject } from "./rejections.js";
import { type Figures, survey, type SurveyEvent } from "./survey.js";

export class RecordFiguresBody {
  /** Whole numbers; percentages in tenths: 125 is 12.5 %. */
  @AreMeasured() readonly figures!: Figures;
  @IsInt() @Min(1) @Max(10_000_000) readonly respondents!: number;
}

export const recordFigures = command({
  type: "RecordFigures",
  schema: 1,
  summary: "Records what a wave of the survey has found, all of it at once.",
  on: survey,
  shape: RecordFiguresBody,
  example: { figures: { knowTheBrand: 125, spontaneousMentions: 48 }, respondents: 1_004 },
  decide: (state, { figures, respondents }, { today }): Decision<SurveyEvent> => {
    switch (state.phase) {
      case "unknown":
        return reject("SURVEY_UNKNOWN");
      case "recorded":
        return reject("FIGURES_RECORDED_ALREADY");
      case "open":
        break;
    }
    const { measures, until } = state;
    if (today < until) return reject("SURVEY_UNDER_WAY", { until });
    const faults = [...faultsOf(measures, figures), ...missingFrom(measures, figures)];
    if (faults.length > 0) return reject("FIGURES_REFUSED", {}, faults);
    return accept({ type: "FiguresRecorded", figures, respondents, recordedOn: today });
  },
  commandOf: (events) => {
    const { figures, respondents } = madeBy(events, "FiguresRecorded");
    return { figures, respondents };
  },
});
