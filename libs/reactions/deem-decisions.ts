import { application } from "#labelling/application/application.js";
import {
  type Deadlines,
  evolveDeadlines,
  openDeadlines,
} from "#labelling/application/deadlines.js";
import { deemDecision } from "#labelling/application/deem-decision.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { dayAfter } from "#labelling/calendar/delay.js";
import { dueDay } from "#labelling/deadline/ledger.js";
import { reaction } from "./reaction.js";

type Remembered = { readonly deadlines: Deadlines };

const after = (state: Remembered | undefined, event: ApplicationEvent): Remembered | undefined => {
  const by = { type: event.type };
  if (event.type === "ApplicationReceived") return { deadlines: openDeadlines(event, by) };
  return state && { deadlines: evolveDeadlines(state.deadlines, event, by) };
};

const dueIn = (state: Remembered | undefined) => state && dueDay(state.deadlines.decision);

/**
 * The day after each day on which the time to decide could end, it is looked whether silence has
 * decided. Most times it has not: the committee has, or the clock stood still in between.
 */
export const deemDecisions = reaction<ApplicationEvent, Remembered>({
  name: "deem-decisions",
  reads: [application],
  evolve: (state, { event }) => after(state, event),
  react: ({ id, event }, state) => {
    const due = dueIn(after(state, event));
    return due === undefined || due === dueIn(state)
      ? []
      : [{ command: deemDecision, to: id, body: {}, from: dayAfter(due) }];
  },
});
