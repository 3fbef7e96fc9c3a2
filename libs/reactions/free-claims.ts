import { idOf } from "#kernel/index.js";
import { addDelay } from "#labelling/calendar/delay.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { claim, type ClaimEvent } from "#labelling/claim/claim.js";
import { releaseClaim } from "#labelling/claim/release-claim.js";
import { abandonRegistration } from "#labelling/organisation/abandon-registration.js";
import { organisation, type OrganisationEvent } from "#labelling/organisation/organisation.js";
import { reaction } from "./reaction.js";

/** For so long a registration that was cut short may be repeated: a whole day at the least. */
const patience = { count: 2, unit: "days" } as const;

/**
 * A number is claimed before its organisation is registered, and given up before it is freed. Where
 * a request was cut off between the two and never came again, nobody else could have the number: so
 * the engine gives the registration up after a while, and frees what was given up. Whether the
 * organisation was registered meanwhile is decided in its own stream, where a late repeat comes too.
 */
export const freeClaims = reaction<ClaimEvent | OrganisationEvent>({
  name: "free-claims",
  reads: [claim, organisation],
  react: ({ id, envelope: { at, stream }, event }) => {
    if (event.type === "ClaimTaken" && event.number !== undefined) {
      const from = addDelay(parisDay(at), patience);
      return [{ command: abandonRegistration, to: idOf(event.owner), body: { claim: id }, from }];
    }
    const freed = givenUp(event);
    return freed === undefined
      ? []
      : [{ command: releaseClaim, to: freed, body: { owner: stream } }];
  },
});

const givenUp = (event: ClaimEvent | OrganisationEvent): string | undefined =>
  event.type === "NeverStarted" || event.type === "ClaimLetGo" || event.type === "IdentifierDropped"
    ? event.claim
    : undefined;
