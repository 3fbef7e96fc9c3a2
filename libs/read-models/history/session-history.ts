import { fill } from "#kernel/index.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { query } from "#projections/query.js";
import { ofCommittees } from "../event-sentences/of-committees.js";
import { ShowSession, showSession } from "../sessions/show-session.js";
import { closedTo } from "../visible.js";
import type { Story } from "./story.js";

/** What happened in a session, without the items that are closed to whoever asks. */
export const sessionHistory = query({
  name: "session-history",
  path: "/sessions/:id/history",
  summary:
    "Tells the story of a session: who did what and when, about which item, under which version of the rules.",
  shape: ShowSession,
  of: showSession.of,
  run: async (tables, { id }, viewer): Promise<Story | undefined> => {
    const board = await showSession.run(tables, { id }, viewer);
    if (!board) return undefined;
    const { scheme, schemeVersion } = board;
    const closed = await closedTo(tables, viewer);
    const told = (await tables.tell(session, id)).filter(({ event }) => isTold(event, closed));
    const entries = told.map(({ envelope, event }) => ({
      at: envelope.at,
      by: envelope.actor.as,
      code: event.type,
      text: fill(ofCommittees[event.type][viewer.language], {}),
      said: null,
      item: "item" in event ? event.item : null,
      schemeVersion,
      deadlines: [],
    }));
    return { id, scheme, entries };
  },
});

/**
 * Single ballots are no part of it: how many there are, the board tells, and each of a secret vote would
 * tell by its time and capacity whose it is.
 */
const isTold = (event: SessionEvent, closed: ReadonlySet<string>): boolean => {
  if (event.type === "BallotCast" || event.type === "SecretBallotCast") return false;
  return !("item" in event && closed.has(event.item));
};
