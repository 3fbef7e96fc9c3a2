import { accept, command, type Decision } from "#kernel/index.js";
import { reject } from "./rejections.js";
import { isOwners, webhook, type WebhookEvent } from "./webhook.js";

export class EnableWebhookBody {}

export const enableWebhook = command({
  type: "EnableWebhook",
  schema: 1,
  summary: "Lets a webhook be told again what happens from now on.",
  on: webhook,
  shape: EnableWebhookBody,
  example: {},
  decide: (state, _, { today, actor }): Decision<WebhookEvent> => {
    if (state.phase === "unknown") return reject("WEBHOOK_UNKNOWN");
    if (!isOwners(state, actor.as)) return reject("WEBHOOK_NOT_YOURS");
    if (state.phase === "enabled") return accept();
    return accept({ type: "WebhookEnabled", enabledOn: today });
  },
  commandOf: () => ({}),
});
