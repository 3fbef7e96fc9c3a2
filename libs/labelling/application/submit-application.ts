import { accept, command, type Decision } from "#kernel/index.js";
import { application, type Application } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { intake, received } from "./receive-application.js";
import { alreadyReceived, closed } from "./rejections.js";
import { signatories, signed } from "./sign-application.js";

export class SubmitApplicationBody {}

/** In one act, so that no check comes between the two and finds the signature missing. */
export const submitApplication = command({
  type: "SubmitApplication",
  schema: 1,
  summary: "Hands a draft in and signs it at once; for who has power to commit the carrier.",
  on: application,
  shape: SubmitApplicationBody,
  example: {},
  gather: async (state: Application, _: SubmitApplicationBody, world) => ({
    intake: await intake(state, world),
    signatories: await signatories(state, world),
  }),
  decide: (state, _, now, facts): Decision<ApplicationEvent> => {
    switch (state.phase) {
      case "draft": {
        const taken = received(state.content.scheme, now.today, facts.intake);
        if ("rejected" in taken) return taken;
        const after = taken.accepted.reduce<Application>(application.evolve, state);
        const signature = signed(after, now, facts.signatories);
        return "rejected" in signature
          ? signature
          : accept(...taken.accepted, ...signature.accepted);
      }
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible":
        return alreadyReceived(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: () => ({}),
});
