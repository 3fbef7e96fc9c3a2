import type { Command } from "#kernel/index.js";
import { answerCriterion } from "./answer-criterion.js";
import { proposeImprovement } from "./propose-improvement.js";
import { startEvaluation } from "./start-evaluation.js";
import { submitEvaluation } from "./submit-evaluation.js";
import { writeSynthesis } from "./write-synthesis.js";

export const evaluationCommands: readonly Command[] = [
  startEvaluation,
  answerCriterion,
  writeSynthesis,
  proposeImprovement,
  submitEvaluation,
];
