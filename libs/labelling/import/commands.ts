import type { Command } from "#kernel/index.js";
import { beginImport } from "./begin-import.js";

/** Sent by an import alone. */
export const importSteps: readonly Command[] = [beginImport];
