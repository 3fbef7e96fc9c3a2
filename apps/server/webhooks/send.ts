import type { Errand, Sent } from "#reactions/dispatcher.js";
import { againIn, callWebhook, placeIn, tellAgain } from "#reactions/tell-webhooks.js";
import { sourceOf } from "../mails/source.js";
import { call } from "./call.js";
import type { WebhookParts } from "./parts.js";
import { again } from "./tell-again.js";
import { tell } from "./tell.js";

/** Sees to what the outbox asks for webhooks. What is thrown is tried again. */
export const webhookSender =
  (parts: WebhookParts) =>
  (errand: Errand): Promise<Sent> => {
    const { command, id, body } = errand;
    const source = sourceOf(parts);
    switch (command) {
      case callWebhook.type:
        return call(parts, source, errand, id, placeIn(body));
      case tellAgain.type:
        return again(parts, source, errand, id, againIn(body));
      default:
        return tell(parts, source, errand, placeIn(body));
    }
  };
