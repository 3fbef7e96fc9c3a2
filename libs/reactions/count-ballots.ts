import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { tallyBallots } from "#labelling/session/tally-ballots.js";
import { reaction } from "./reaction.js";

type Remembered = { readonly secret: boolean };

/** Secret ballots are counted once they are frozen; who gives the command opens and counts them. */
export const countBallots = reaction<SessionEvent, Remembered>({
  name: "count-ballots",
  reads: [session],
  evolve: (state, { event }) =>
    event.type === "SessionConvened" ? { secret: event.terms.ballots === "secret" } : state,
  react: ({ id, event }, state) =>
    event.type === "BallotsClosed" && state?.secret
      ? [{ command: tallyBallots, to: id, body: { item: event.item } }]
      : [],
});
