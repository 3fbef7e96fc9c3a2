import type { Position } from "#event-store/port.js";
import { type DomainEvent, type Id, idOf, type StreamName } from "#kernel/index.js";
import type { Told } from "#projections/told.js";
import type { Message, Reaction } from "./reaction.js";

const told = <Event extends DomainEvent>(
  stream: StreamName,
  event: Event,
  version: number,
): Told<Event> => ({
  position: String(version).padStart(19, "0") as Position,
  envelope: {
    v: 1,
    id: "6c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as Id<"event">,
    stream,
    version,
    type: event.type,
    schema: 1,
    at: "2026-01-15T09:00:00.000Z",
    actor: { id: "engine", as: "engine" },
    command: { id: "" as Id<"command">, type: "TellStory", schema: 1, print: "" },
    salt: "",
    data: {},
  },
  bytes: new Uint8Array(),
  id: idOf(stream),
  event,
});

/** Given what happened in several streams, in this order, what does the last event call for? */
export const followingAll = <Event extends DomainEvent>(
  reaction: Reaction,
  ...history: readonly (readonly [StreamName, Event])[]
) => {
  const states = new Map<string, ReturnType<NonNullable<Reaction["evolve"]>>>();
  let messages: readonly Message[] = [];
  for (const [version, [stream, event]] of history.entries()) {
    const one = told(stream, event, version);
    const key = reaction.key?.(one) ?? one.id;
    messages = reaction.react(one, states.get(key));
    states.set(key, reaction.evolve?.(states.get(key), one));
  }
  return messages.map(({ command, ...message }) => ({ command: command.type, ...message }));
};

/** Given what happened in a stream, what does the last event call for? */
export const following =
  <Event extends DomainEvent>(stream: StreamName) =>
  (reaction: Reaction, ...history: readonly Event[]) =>
    followingAll(reaction, ...history.map((event) => [stream, event] as const));
