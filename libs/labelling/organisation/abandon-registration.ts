import { IsString } from "class-validator";
import { accept, command } from "#kernel/index.js";
import { organisation } from "./organisation.js";
import { reject } from "./rejections.js";

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
  summary: "Says that an organisation will not be registered under a claim, so that it may go.",
  on: organisation,
  shape: AbandonRegistrationBody,
  example: { claim: "5d41c0ffee" },
  decide: (state, { claim }) => {
    switch (state.phase) {
      case "unknown":
        return accept({ type: "NeverStarted", claim });
      case "never-started":
        return accept();
      case "registered":
        if (state.claim === claim) return reject("IDENTIFIER_IN_USE");
        return state.letGo.includes(claim) ? accept() : accept({ type: "ClaimLetGo", claim });
    }
  },
  commandOf: ([event]) => {
    if (event?.type === "NeverStarted" || event?.type === "ClaimLetGo")
      return { claim: event.claim };
    throw new Error(`no abandoned registration in ${event?.type}`);
  },
});
