import type { Command } from "#kernel/index.js";
import { recoverLog } from "./recover-log.js";

/** Given by an operator on the command line alone, as the engine. */
export const originSteps: readonly Command[] = [recoverLog];
