import type { Command } from "#kernel/index.js";
import { correctFigures } from "./correct-figures.js";
import { openSurveyWave } from "./open-survey-wave.js";
import { recordFigures } from "./record-figures.js";

export const surveyCommands: readonly Command[] = [openSurveyWave, recordFigures, correctFigures];
