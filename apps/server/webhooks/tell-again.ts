import { kindOf, streamName } from "#kernel/index.js";
import { topicOf } from "#labelling/webhook/topics.js";
import { webhook } from "#labelling/webhook/webhook.js";
import type { Sent } from "#reactions/dispatcher.js";
import { type Following, type Leading, putFollowing } from "#reactions/following.js";
import { type AgainBody, callWebhook, tellAgain } from "#reactions/tell-webhooks.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import type { Source } from "../mails/source.js";
import { concernedBy, isConcerned } from "./concerned.js";
import type { WebhookParts } from "./parts.js";

/** Events looked at in one go; what is left goes on in a row of its own. */
const page = 500;

const done: Sent = { outcome: "done" };

/** What happened since the moment asked for becomes messages anew, up to where it was asked for. */
export const again = async (
  { store, reading }: WebhookParts,
  source: Source,
  row: Leading,
  id: string,
  { version, after }: AgainBody,
): Promise<Sent> => {
  const state = await source.fold(webhook, id);
  const [asked] = await store.read(streamName(webhook.kind, id), version, "forwards", 1);
  const since = asked?.event.data["since"];
  if (state.phase !== "enabled" || !asked || typeof since !== "string") return done;
  const from = after ?? (await justBefore(reading, since));
  const stored = await store.readAll(from, page);
  const calls: Following[] = [];
  for (const { event, position } of stored) {
    if (position >= asked.position || event.at < since) continue;
    const topic = topicOf(kindOf(event.stream), event.type);
    if (topic === undefined || !state.topics.includes(topic)) continue;
    const concerned = await concernedBy(source, event.stream);
    if (!concerned || !isConcerned(state.owner, concerned)) continue;
    const { stream, version: place } = event;
    const body = { stream, version: place };
    calls.push({ suffix: event.id, command: callWebhook.type, target: id, body });
  }
  const last = stored.at(-1);
  const goesOn = last !== undefined && last.position < asked.position;
  const next: readonly Following[] = goesOn
    ? [
        {
          suffix: `from-${last.position}`,
          command: tellAgain.type,
          target: id,
          body: { version, after: last.position },
        },
      ]
    : [];
  await putFollowing(reading, row, [...calls, ...next]);
  return done;
};

/** By so much the clocks of those who write to the log may differ, in milliseconds. */
const skew = 60_000;

/** A position after which everything that is later stands, and a little that is not. */
const justBefore = async (reading: WebhookParts["reading"], since: string) => {
  const before = new Date(Date.parse(since) - skew).toISOString();
  return (await momentIn(reading)(before)).position;
};
