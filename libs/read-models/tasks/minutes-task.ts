import type { SessionEvent } from "#labelling/session/events.js";
import type { Waiting } from "./waiting.js";

/** The minutes of a session that is over: first somebody writes them, then the chair approves. */
export const minutesTask = (
  before: Waiting | undefined,
  event: SessionEvent,
): Waiting | undefined => {
  if (event.type === "SessionClosed")
    return { code: "MINUTES_NOT_DRAFTED", since: event.closedOn, facts: {} };
  if (event.type === "MinutesDrafted")
    return { code: "MINUTES_NOT_APPROVED", since: event.draftedOn, facts: {} };
  return event.type === "MinutesApproved" ? undefined : before;
};
