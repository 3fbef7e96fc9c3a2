import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { AreMeasured, faultsOf } from "./figures.js";
import { reject } from "./rejections.js";
import { type Figures, survey, type SurveyEvent } from "./survey.js";

export class CorrectFiguresBody {
  /** Those that change. */
  @AreMeasured() readonly figures!: Figures;
  @IsText(5_000) readonly reason!: string;
}

const only = (figures: Figures, keep: (key: string) => boolean): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([key]) => keep(key)));

/** The figures that were there stay beside the new ones, in the event and in what is shown. */
export const correctFigures = command({
  type: "CorrectFigures",
  schema: 1,
  summary: "Puts right some figures of a wave, and says why.",
  on: survey,
  shape: CorrectFiguresBody,
  personal: ["/reason"],
  example: { figures: { knowTheBrand: 152 }, reason: "Deux chiffres étaient intervertis." },
  decide: (state, { figures, reason }, { today }): Decision<SurveyEvent> => {
    switch (state.phase) {
      case "unknown":
        return reject("SURVEY_UNKNOWN");
      case "open":
        return reject("FIGURES_NOT_RECORDED");
      case "recorded":
        break;
    }
    const faults = faultsOf(state.measures, figures);
    if (faults.length > 0) return reject("FIGURES_REFUSED", {}, faults);
    const changed = only(figures, (key) => figures[key] !== state.figures[key]);
    if (Object.keys(changed).length === 0) return accept();
    return accept({
      type: "FiguresCorrected",
      was: only(state.figures, (key) => Object.hasOwn(changed, key)),
      figures: changed,
      reason,
      correctedOn: today,
    });
  },
  commandOf: (events) => {
    const { figures, reason } = madeBy(events, "FiguresCorrected");
    return { figures, reason };
  },
});
