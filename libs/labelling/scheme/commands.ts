import type { Command } from "#kernel/index.js";
import { announceClosing } from "./announce-closing.js";
import { draftScheme } from "./draft-scheme.js";
import { publishScheme } from "./publish-scheme.js";
import { withdrawClosing } from "./withdraw-closing.js";

export const schemeCommands: readonly Command[] = [
  draftScheme,
  publishScheme,
  announceClosing,
  withdrawClosing,
];
