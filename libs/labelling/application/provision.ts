import type { In } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { without } from "./pieces.js";

/** An event that brings awaited pieces; with the last of them the request is met. */
export const provision = (
  { filing }: In<"awaiting-complements">,
  event: ApplicationEvent,
  metOn: string,
): readonly ApplicationEvent[] =>
  without(filing.deadlines.awaited, event).length === 0
    ? [event, { type: "ComplementsMet", metOn }]
    : [event];
