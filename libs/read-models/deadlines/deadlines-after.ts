import {
  type Deadlines,
  evolveDeadlines,
  openDeadlines,
} from "#labelling/application/deadlines.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { RecordedEvent } from "#kernel/index.js";

/** The deadlines of a file after one more event; each entry of a ledger names its event. */
export const deadlinesAfter = (
  now: Deadlines | undefined,
  {
    envelope: { id },
    event,
  }: { readonly envelope: Pick<RecordedEvent, "id">; readonly event: ApplicationEvent },
): Deadlines | undefined => {
  const by = { type: event.type, id };
  if (event.type === "ApplicationReceived") return openDeadlines(event, by);
  return now && evolveDeadlines(now, event, by);
};
