import { erased, type Id, kindOf, type RecordedEvent } from "#kernel/index.js";
import { signedHeaders } from "#infrastructure/webhooks/signature.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { giveUpWebhook } from "#labelling/webhook/give-up-webhook.js";
import { topicOf } from "#labelling/webhook/topics.js";
import { type Known, webhook } from "#labelling/webhook/webhook.js";
import type { Sent } from "#reactions/dispatcher.js";
import { type Leading, putFollowing } from "#reactions/following.js";
import type { PlaceBody } from "#reactions/tell-webhooks.js";
import { forgetFailures, noteFailure, noteSuccess } from "#reactions/webhook-standing.js";
import type { LogSecret } from "#sealing/log-secret.js";
import type { Source } from "../mails/source.js";
import { addressOf } from "./address.js";
import { hears } from "./hears.js";
import { messageOf } from "./message.js";
import type { WebhookParts } from "./parts.js";
import { secretsOf } from "./secrets.js";

const done: Sent = { outcome: "done" };
const refused = (code: string): Sent => ({ outcome: "refused", code });

/** The same for the same event, however often a webhook is told it. */
const messageId = (secret: Pick<LogSecret, "messageId">, event: Id<"event">, id: string): string =>
  `msg_${secret.messageId(event, id)}`;

/** One message to one webhook. What is thrown is tried again; what it may not hear is not sent. */
export const call = async (
  parts: WebhookParts,
  source: Source,
  row: Leading,
  id: string,
  { stream, version }: PlaceBody,
): Promise<Sent> => {
  const { store, reading, clock } = parts;
  const state = await source.fold(webhook, id);
  const [told] = await store.read(stream, version, "forwards", 1);
  if (state.phase === "unknown" || !told) return done;
  if (state.phase === "disabled") {
    await forgetFailures(reading, id);
    return refused("WEBHOOK_IS_DISABLED");
  }
  const now = clock.now();
  if (!(await hears(parts, source, state, told.event, parisDay(now)))) return done;
  const { url, since } = await addressOf(source, id);
  if (url === erased) return refused("ADDRESS_ERASED");
  const called = await send(parts, id, state, url, told.event);
  const error = called.outcome === "failed" ? called.code : `HTTP_${called.status}`;
  if (/^HTTP_2\d\d$/.test(error)) {
    await noteSuccess(reading, id, now);
    return done;
  }
  const isOver = await noteFailure(reading, id, { at: now, error, since });
  const isGone = error === "HTTP_410";
  // Neither the address nor what it said: the outbox holds no secrets, and no words of strangers.
  if (!isOver && !isGone) throw new Error(`webhook ${id} did not take a message: ${error}`);
  const body = { reason: isGone ? "gone" : "failing" };
  const following = { suffix: "given-up", command: giveUpWebhook.type, target: id, body };
  await putFollowing(reading, row, [following]);
  await forgetFailures(reading, id);
  return refused(isGone ? "WEBHOOK_GONE" : "WEBHOOK_FAILING");
};

const send = (
  { caller, secret, clock }: WebhookParts,
  id: string,
  state: Known,
  url: string,
  event: RecordedEvent,
) => {
  const topic = topicOf(kindOf(event.stream), event.type);
  if (topic === undefined) throw new Error(`${event.type} is no topic`);
  const body = JSON.stringify(messageOf(topic, event));
  // Receivers refuse what is old by their own clocks, whatever day the folder says it is.
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "creativallee",
    ...signedHeaders(
      messageId(secret, event.id, id),
      timestamp,
      body,
      secretsOf(secret, id, state, clock.now()),
    ),
  };
  return caller({ url, headers, body });
};
