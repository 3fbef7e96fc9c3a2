import type { Sent } from "#reactions/dispatcher.js";
import { type Leading, putFollowing } from "#reactions/following.js";
import { callWebhook, type PlaceBody } from "#reactions/tell-webhooks.js";
import { topicOf } from "#labelling/webhook/topics.js";
import { kindOf } from "#kernel/index.js";
import { listeningTo } from "#read-models/webhooks/listening.js";
import type { Source } from "../mails/source.js";
import { concernedBy } from "./concerned.js";
import type { WebhookParts } from "./parts.js";

/** An event becomes a message to each webhook that it may concern, called and tried again by itself. */
export const tell = async (
  { store, reading }: WebhookParts,
  source: Source,
  row: Leading,
  { stream, version }: PlaceBody,
): Promise<Sent> => {
  const [told] = await store.read(stream, version, "forwards", 1);
  const topic = told && topicOf(kindOf(stream), told.event.type);
  const concerned = await concernedBy(source, stream);
  if (!told || topic === undefined || !concerned) return { outcome: "done" };
  const webhooks = await listeningTo(reading, topic, concerned, told.position);
  const calls = webhooks.map((webhook) => ({
    suffix: webhook,
    command: callWebhook.type,
    target: webhook,
    body: { stream, version },
  }));
  await putFollowing(reading, row, calls);
  return { outcome: "done" };
};
