import type { Command } from "#kernel/index.js";
import { drawReviewers } from "./draw-reviewers.js";
import { endTurn } from "./end-turn.js";
import { takeTurn } from "./take-turn.js";

/** Sent by reactions alone, as files come to be reviewed and reviews come in. */
export const rotaSteps: readonly Command[] = [drawReviewers, takeTurn, endTurn];
