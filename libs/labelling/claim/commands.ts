import type { Command } from "#kernel/index.js";
import { releaseClaim } from "./release-claim.js";
import { takeClaim } from "./take-claim.js";

/** Sent by processes alone: a claim by itself would hold a value for nobody. */
export const claimSteps: readonly Command[] = [takeClaim, releaseClaim];
