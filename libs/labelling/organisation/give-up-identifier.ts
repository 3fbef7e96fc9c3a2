import { process, type Step, streamName } from "#kernel/index.js";
import { releaseClaim } from "../claim/release-claim.js";
import { dropIdentifier, DropIdentifierBody } from "./drop-identifier.js";
import { organisation } from "./organisation.js";

/** Once the organisation has let its number go, another may claim it. */
export const giveUpIdentifier = process({
  type: "GiveUpIdentifier",
  summary: "Takes the SIRET or RNA number off an organisation and frees it for others.",
  on: organisation,
  shape: DropIdentifierBody,
  example: { reason: "Number of another establishment, given by mistake" },
  steps: async (body, { self }, world) => {
    const state = await world.fold(organisation, self);
    const drop: Step = { command: dropIdentifier, id: self, body };
    if (state.phase !== "registered") return [drop];
    // A repeat after a crash finds the number dropped, and its claim perhaps not released yet.
    const claims = state.claim === undefined ? state.letGo : [state.claim];
    const owner = streamName(organisation.kind, self);
    return [drop, ...claims.map((id): Step => ({ command: releaseClaim, id, body: { owner } }))];
  },
});
