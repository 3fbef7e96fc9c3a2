import type { Command } from "#kernel/index.js";
import { allotNumber } from "./allot-number.js";

/** Sent on a decision that grants: nobody asks for a number. */
export const registerSteps: readonly Command[] = [allotNumber];
