import { erased } from "#kernel/index.js";
import { webhook } from "#labelling/webhook/webhook.js";
import type { Source } from "../mails/source.js";

/** Where a webhook's messages go, as last said; « effacé » once its key is gone. */
export const addressOf = async (source: Source, id: string): Promise<string> => {
  const told = await source.events(webhook, id, "WebhookRegistered", "WebhookChanged");
  return told.flatMap(({ event }) => event.url ?? []).at(-1) ?? erased;
};
