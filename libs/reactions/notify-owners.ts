import { webhook, type WebhookEvent } from "#labelling/webhook/webhook.js";
import { reaction } from "./reaction.js";
import { mailAbout } from "./send-mail.js";

/** Whoever a webhook belongs to is told when it was given up; what they asked for they know. */
export const notifyOwners = reaction<WebhookEvent>({
  name: "notify-owners",
  reads: [webhook],
  react: (told) =>
    told.event.type === "WebhookDisabled" && told.event.reason !== "asked"
      ? [mailAbout(told, "webhook-disabled")]
      : [],
});
