import { idOf, kindOf, type RecordedEvent } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { session } from "#labelling/session/session.js";
import { label } from "#labelling/label/label.js";
import type { Topic } from "#labelling/webhook/topics.js";

/** That something has happened to a thing, and where to read it: nothing of what it says. */
export interface Message {
  readonly type: Topic;
  /** When it happened. */
  readonly timestamp: string;
  readonly data: {
    readonly kind: string;
    readonly id: string;
    readonly event: string;
    /** In Paris. */
    readonly day: string;
    /** Below the server's own address; the receiver reads it with a token of its own. */
    readonly path: string;
  };
}

const places: Readonly<Record<string, string>> = {
  [label.kind]: label.plural,
  [session.kind]: session.plural,
};

export const messageOf = (topic: Topic, { stream, type, at }: RecordedEvent): Message => {
  const [kind, id] = [kindOf(stream), idOf(stream)];
  const path = `/api/v1/${places[kind] ?? "applications"}/${id}`;
  return { type: topic, timestamp: at, data: { kind, id, event: type, day: parisDay(at), path } };
};
