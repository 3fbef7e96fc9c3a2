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
    // A repeat finds the number dropped, its claim perhaps not released yet: the steps are the same.
    const id = state.claim ?? state.dropped;
    if (id === undefined) return [drop];
    const owner = streamName(organisation.kind, self);
    return [drop, { command: releaseClaim, id, body: { owner } }];
  },
});
