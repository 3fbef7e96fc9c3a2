import { accept, command, type Decision } from "#kernel/index.js";
import { reject } from "./rejections.js";
import { webhook, type WebhookEvent } from "./webhook.js";

export class DisableWebhookBody {}

/** The secretariat may, too: a receiver that does harm is not its owner's alone. */
export const disableWebhook = command({
  type: "DisableWebhook",
  schema: 1,
  summary: "Tells a webhook nothing more, until it is enabled again.",
  on: webhook,
  shape: DisableWebhookBody,
  example: {},
  decide: (state, _, { today }): Decision<WebhookEvent> => {
    if (state.phase === "unknown") return reject("WEBHOOK_UNKNOWN");
    if (state.phase === "disabled") return accept();
    return accept({ type: "WebhookDisabled", reason: "asked", disabledOn: today });
  },
  commandOf: () => ({}),
});
