import type { Command } from "#kernel/index.js";
import { closeApplication } from "./close-application.js";
import { openApplication } from "./open-application.js";
import { registerInitiative } from "./register-initiative.js";
import { reopenApplication } from "./reopen-application.js";

export const initiativeCommands: readonly Command[] = [registerInitiative];

/** Sent by processes and reactions alone: they keep the initiative and its application in step. */
export const initiativeSteps: readonly Command[] = [
  openApplication,
  closeApplication,
  reopenApplication,
];
