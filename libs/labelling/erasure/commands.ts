import type { Command } from "#kernel/index.js";
import { approveErasure } from "./approve-erasure.js";
import { carryOutErasure } from "./carry-out-erasure.js";
import { completeErasure } from "./complete-erasure.js";
import { requestErasure } from "./request-erasure.js";

export const erasureCommands: readonly Command[] = [
  requestErasure,
  approveErasure,
  carryOutErasure,
];

/** By the engine, once the destruction is done. */
export const erasureSteps: readonly Command[] = [completeErasure];
