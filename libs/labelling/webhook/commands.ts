import type { Command } from "#kernel/index.js";
import { changeWebhook } from "./change-webhook.js";
import { disableWebhook } from "./disable-webhook.js";
import { enableWebhook } from "./enable-webhook.js";
import { giveUpWebhook } from "./give-up-webhook.js";
import { registerWebhook } from "./register-webhook.js";
import { replayWebhook } from "./replay-webhook.js";
import { rotateSecret } from "./rotate-secret.js";

export const webhookCommands: readonly Command[] = [
  registerWebhook,
  changeWebhook,
  rotateSecret,
  disableWebhook,
  enableWebhook,
  replayWebhook,
];

/** By the engine: after long failure, or where the receiver says that it is gone. */
export const webhookSteps: readonly Command[] = [giveUpWebhook];
