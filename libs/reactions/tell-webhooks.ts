import type { Position } from "#event-store/port.js";
import { kindOf, type JsonObject, type StreamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { topicOf } from "#labelling/webhook/topics.js";
import { webhook, type WebhookEvent } from "#labelling/webhook/webhook.js";
import { reaction } from "./reaction.js";

/** No commands of the log: an event to tell to whom it concerns, to one webhook, or all since then. */
export const tellWebhooks = { type: "TellWebhooks" } as const;
export const callWebhook = { type: "CallWebhook" } as const;
export const tellAgain = { type: "TellWebhookAgain" } as const;

export const webhookErrands: readonly string[] = [tellWebhooks, callWebhook, tellAgain].map(
  ({ type }) => type,
);

/** An event by its place: all that the outbox knows of a message. */
export interface PlaceBody {
  readonly stream: StreamName;
  readonly version: number;
}

/** Where a replay goes on, which an event of the webhook asked for. */
export interface AgainBody {
  readonly version: number;
  /** A position in the log; from the beginning of what was asked for when absent. */
  readonly after?: Position;
}

/** @throws where the outbox holds what this release does not know */
export const placeIn = ({ stream, version }: JsonObject): PlaceBody => {
  if (typeof stream !== "string" || typeof version !== "number")
    throw new Error("the outbox asks for a message that this release does not know");
  return { stream: stream as StreamName, version };
};

/** @throws where the outbox holds what this release does not know */
export const againIn = ({ version, after }: JsonObject): AgainBody => {
  if (typeof version !== "number")
    throw new Error("the outbox asks for a replay that this release does not know");
  return { version, ...(typeof after === "string" ? { after: after as Position } : {}) };
};

/** What each webhook asks for: while none listens to a topic, nothing of it is written. */
type Listening = { readonly [webhook: string]: Wish } & JsonObject;
type Wish = { readonly topics: readonly string[]; readonly listens: boolean };

const wishing = (state: Listening | undefined, id: string, change: Partial<Wish>): Listening => {
  const before: Wish = state?.[id] ?? { topics: [], listens: true };
  return { ...state, [id]: { ...before, ...change } };
};

/** Each event that somebody may hear of becomes a message, from which those to them follow. */
export const tellingWebhooks = reaction<
  WebhookEvent | ApplicationEvent | LabelEvent | SessionEvent,
  Listening
>({
  name: "tell-webhooks",
  reads: [webhook, application, label, session],
  key: () => "listening",
  evolve: (state, { id, event }) => {
    if (event.type === "WebhookRegistered" || event.type === "WebhookChanged")
      return event.topics ? wishing(state, id, { topics: event.topics }) : state;
    if (event.type === "WebhookEnabled") return wishing(state, id, { listens: true });
    return event.type === "WebhookDisabled" ? wishing(state, id, { listens: false }) : state;
  },
  react: ({ id, event, envelope: { stream, version } }, state = {}) => {
    if (event.type === "WebhookReplayAsked")
      return [{ command: tellAgain, to: id, body: { version } }];
    const topic = topicOf(kindOf(stream), event.type);
    const isHeard =
      topic !== undefined &&
      Object.values(state).some(({ topics, listens }) => listens && topics.includes(topic));
    return isHeard ? [{ command: tellWebhooks, to: id, body: { stream, version } }] : [];
  },
});
