import { accept, command, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { organisation } from "./organisation.js";
import { reject } from "./rejections.js";

export class DropIdentifierBody {
  /** Why the organisation stands without a SIRET or RNA number from now on. */
  @IsText(300) readonly reason!: string;
}

export const dropIdentifier = command({
  type: "DropIdentifier",
  schema: 1,
  summary: "Takes the SIRET or RNA number off an organisation; its claim may then be released.",
  on: organisation,
  shape: DropIdentifierBody,
  personal: ["/reason"],
  example: { reason: "Number of another establishment, given by mistake" },
  decide: (state, { reason }) => {
    if (state.phase !== "registered") return reject("ORGANISATION_UNKNOWN");
    const { claim } = state;
    return claim === undefined ? accept() : accept({ type: "IdentifierDropped", claim, reason });
  },
  commandOf: (events) => ({ reason: madeBy(events, "IdentifierDropped").reason }),
});
