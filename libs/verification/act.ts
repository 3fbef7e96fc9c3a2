import type { Aggregate, RecordedEvent, StreamName } from "#kernel/index.js";
import { kindOf } from "#kernel/index.js";
import { aggregates } from "#labelling/registry.js";

/** What one command left in its stream. */
export type Act = readonly [RecordedEvent, ...RecordedEvent[]];

/** Whether an event goes on with what a command did: its events follow each other, also in the log. */
export const goesOn = ([first]: Act, { stream, command }: RecordedEvent): boolean =>
  first.stream === stream && first.command.id === command.id;

/** @param events of one stream, or of a whole log in its order */
export const actsOf = (events: readonly RecordedEvent[]): readonly Act[] => {
  const acts: Act[] = [];
  for (const event of events) {
    const last = acts.at(-1);
    if (last && goesOn(last, event)) acts[acts.length - 1] = [...last, event];
    else acts.push([event]);
  }
  return acts;
};

const byKind = new Map(aggregates.map((aggregate) => [aggregate.kind, aggregate]));

export const knownAggregate = (stream: StreamName): Aggregate | undefined =>
  byKind.get(kindOf(stream));

export const aggregateOf = (stream: StreamName): Aggregate => {
  const found = knownAggregate(stream);
  if (!found) throw new Error(`no aggregate holds ${stream}`);
  return found;
};
