import { erased } from "#kernel/index.js";
import { webhook } from "#labelling/webhook/webhook.js";
import type { Source } from "../mails/source.js";

/**
 * Where a webhook's messages go, as last said; « effacé » once its key is gone. `since`: the version of
 * the event from which on it is tried anew, since that gave it the address, or had it listen again.
 */
export const addressOf = async (
  source: Source,
  id: string,
): Promise<{ readonly url: string; readonly since: number }> => {
  const told = await source.events(
    webhook,
    id,
    "WebhookRegistered",
    "WebhookChanged",
    "WebhookEnabled",
  );
  const urls = told.flatMap(({ event }) => ("url" in event ? (event.url ?? []) : []));
  const anew = told.filter(({ event }) => "url" in event || event.type === "WebhookEnabled");
  return { url: urls.at(-1) ?? erased, since: anew.at(-1)?.envelope.version ?? 0 };
};
