import { FromNewerRelease, maskedEvent } from "#commands/domain-event.js";
import type { EventStore, Position } from "#event-store/port.js";
import { type Aggregate, type DomainEvent, type RecordedEvent, streamName } from "#kernel/index.js";

/** An event with its envelope; what is personal in it reads « effacé ». */
export interface Happened<Event extends DomainEvent = DomainEvent> {
  readonly envelope: RecordedEvent;
  readonly event: Event;
}

/** Events read at once. */
const page = 500;

/**
 * What a stream holds up to a position, from its first event. It ends before an event that nobody can
 * tell, as projections of it do.
 */
export const streamTold = async <State, Event extends DomainEvent>(
  store: Pick<EventStore, "read">,
  aggregate: Aggregate<State, Event>,
  id: string,
  until?: Position,
): Promise<readonly Happened<Event>[]> => {
  const told: Happened<Event>[] = [];
  for (;;) {
    const stored = await store.read(streamName(aggregate.kind, id), told.length, "forwards", page);
    for (const { event: envelope, position, unreadable } of stored) {
      if (unreadable !== undefined || (until !== undefined && position > until)) return told;
      const event = knownHere(aggregate, envelope);
      if (!event) return told;
      told.push({ envelope, event });
    }
    if (stored.length < page) return told;
  }
};

/** @returns nothing for what only a newer release knows */
const knownHere = <State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  envelope: RecordedEvent,
): Event | undefined => {
  try {
    return maskedEvent(aggregate, envelope) as Event;
  } catch (error) {
    if (error instanceof FromNewerRelease) return undefined;
    throw error;
  }
};
