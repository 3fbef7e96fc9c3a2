import { IsObject } from "class-validator";
import { accept, command, engine, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { type Identifier, organisation, type OrganisationEvent } from "./organisation.js";
import { reject } from "./rejections.js";
import { departmentsOf, longestName, OrganisationFactsBody } from "./shape.js";

/** Made by the process alone, after the claim: no caller may say under which claim it stands. */
export class EnrolOrganisationBody extends OrganisationFactsBody {
  @IsText(longestName) readonly name!: string;
  @IsObject() readonly identifier!: Identifier;
}

export const enrolOrganisation = command({
  type: "EnrolOrganisation",
  schema: 1,
  summary: "Registers an organisation under the claim that was taken for it, if it needs one.",
  on: organisation,
  shape: EnrolOrganisationBody,
  creates: true,
  personal: ["/name", "/identifier/value", "/identifier/reason"],
  example: {
    name: "Norcomex",
    kind: "réseau consulaire",
    identifier: { kind: "none", reason: "not provided" },
    seat: "59350",
    actsIn: ["59", "62"],
    regionalOrigin: true,
  },
  decide: (state, body, { actor }) => {
    switch (state.phase) {
      case "registered":
        return reject("ORGANISATION_ALREADY_REGISTERED");
      case "never-started":
        return reject("REGISTRATION_GIVEN_UP");
      case "unknown": {
        const actsIn = departmentsOf(body.actsIn);
        const registered: OrganisationEvent = { type: "OrganisationRegistered", ...body, actsIn };
        // A carrier registers its own; the secretariat or an import registers other people's.
        return actor.as === "carrier" && actor.id !== engine
          ? accept<OrganisationEvent>(registered, {
              type: "PersonInvited",
              person: actor.id,
              right: "edit",
            })
          : accept(registered);
      }
    }
  },
  commandOf: (events) => {
    const { type: _, ...body } = madeBy(events, "OrganisationRegistered");
    return body;
  },
});
