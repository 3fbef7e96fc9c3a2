import { accept, command, type Circumstances, type Decision, type World } from "#kernel/index.js";
import { organisation } from "../organisation/organisation.js";
import { application, onDay, type Application } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { provision } from "./provision.js";
import { admissibilityDeclared, closed, reject } from "./rejections.js";

/** Who signs is who acts, or the signatory whom an operator acts for. */
export class SignApplicationBody {}

/** Persons with power to commit the organisation whose file this is. */
export const signatories = async (state: Application, world: World): Promise<readonly string[]> => {
  if (state.phase === "not-started") return [];
  const carrier = await world.fold(organisation, state.content.organisation);
  return carrier.phase === "registered" ? carrier.signatories : [];
};

export const signed = (
  state: Application,
  { actor, today }: Circumstances,
  mayCommit: readonly string[],
): Decision<ApplicationEvent> => {
  const signatory = actor.for ?? actor.id;
  const signature: ApplicationEvent = { type: "ApplicationSigned", signatory, signedOn: today };
  switch (state.phase) {
    case "draft":
      // One commits to what one hands in, not to what can still be rewritten.
      return reject("APPLICATION_NOT_RECEIVED");
    case "received":
    case "checked":
    case "awaiting-complements":
      if (!mayCommit.includes(signatory)) return reject("NOT_A_SIGNATORY");
      if (state.filing.signatory !== undefined) return accept();
      return state.phase === "awaiting-complements"
        ? accept(...provision(state, signature, today))
        : accept(signature);
    case "admissible":
      return admissibilityDeclared(state);
    case "not-started":
    case "inadmissible":
    case "withdrawn":
    case "lapsed":
    case "decided":
    case "appealed":
      return closed(state);
  }
};

export const signApplication = command({
  type: "SignApplication",
  schema: 1,
  summary: "Commits the carrier: its signatory signs the file, which provides a missing signature.",
  on: application,
  shape: SignApplicationBody,
  example: {},
  gather: (state: Application, _: SignApplicationBody, world) => signatories(state, world),
  decide: (state, _, now, mayCommit) => signed(onDay(state, now.today), now, mayCommit),
  commandOf: () => ({}),
});
