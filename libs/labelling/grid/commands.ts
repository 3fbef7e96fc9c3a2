import type { Command } from "#kernel/index.js";
import { draftGrid } from "./draft-grid.js";
import { openGrid } from "./open-grid.js";
import { proposeCriterion } from "./propose-criterion.js";
import { publishGrid } from "./publish-grid.js";

export const gridCommands: readonly Command[] = [openGrid, draftGrid, publishGrid];

/** Sent by the reaction to a submitted evaluation. */
export const gridSteps: readonly Command[] = [proposeCriterion];
