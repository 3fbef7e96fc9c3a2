import type { Condition } from "#labelling/session/question.js";
import { session } from "#labelling/session/session.js";
import type { Source } from "./source.js";

/** What a session says of what it has decided, in the committee's own words. */
export const decisionIn = async (
  source: Source,
  id: string,
  item: string,
): Promise<{ readonly motives?: string; readonly conditions: readonly Condition[] }> => {
  const told = await source.events(session, id, "DeliberationRequested", "ItemDecided");
  const events = told.map(({ event }) => event).filter((event) => event.item === item);
  const decided = events.findLast((event) => event.type === "ItemDecided");
  const asked = events.findLast((event) => event.type === "DeliberationRequested");
  return {
    ...(decided?.motives === undefined ? {} : { motives: decided.motives }),
    conditions: asked?.question.conditions ?? [],
  };
};
