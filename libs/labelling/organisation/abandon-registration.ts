import { IsString } from "class-validator";
import { accept, command, type Decision } from "#kernel/index.js";
import { organisation, type OrganisationEvent } from "./organisation.js";

export class AbandonRegistrationBody {
  /** The claim that was taken for the registration. */
  @IsString() readonly claim!: string;
}

/**
 * The way back of a registration. A claim alone cannot tell whether its owner is about to begin, so
 * this is said in the owner's own stream, before or after its first event and never beside it: from
 * then on either the registration or the claim is void, whoever comes late.
 */
export const abandonRegistration = command({
  type: "AbandonRegistration",
  schema: 1,
  summary: "Says that an organisation will not be registered under a claim, unless it is by now.",
  on: organisation,
  shape: AbandonRegistrationBody,
  example: { claim: "5d41c0ffee" },
  decide: (state, { claim }) => {
    switch (state.phase) {
      case "unknown":
        return accept({ type: "NeverStarted", claim });
      case "registered":
        // It came through: there is nothing to abandon.
        if (state.claim === claim) return accept();
        return letGo(state, claim);
      case "never-started":
        return letGo(state, claim);
    }
  },
  commandOf: ([event]) => {
    if (event?.type === "NeverStarted" || event?.type === "ClaimLetGo")
      return { claim: event.claim };
    throw new Error(`no abandoned registration in ${event?.type}`);
  },
});

/** Each claim by itself: it goes because of its own event. */
const letGo = (
  state: { readonly letGo: readonly string[] },
  claim: string,
): Decision<OrganisationEvent> =>
  state.letGo.includes(claim) ? accept() : accept({ type: "ClaimLetGo", claim });
