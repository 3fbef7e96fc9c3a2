import "reflect-metadata";
import { Type } from "class-transformer";
import { IsObject, ValidateNested } from "class-validator";
import { process, type Step, streamName } from "#kernel/index.js";
import { releaseClaim } from "../claim/release-claim.js";
import { takeClaim } from "../claim/take-claim.js";
import { IsText } from "../text/is-text.js";
import { abandonRegistration } from "./abandon-registration.js";
import { enrolOrganisation } from "./enrol-organisation.js";
import { type Identifier, organisation } from "./organisation.js";
import { reject } from "./rejections.js";
import { IdentifierBody, longestName, OrganisationFactsBody } from "./shape.js";

export class RegisterOrganisationBody extends OrganisationFactsBody {
  @IsText(longestName) readonly name!: string;
  @IsObject()
  @ValidateNested()
  @Type(() => IdentifierBody)
  readonly identifier!: IdentifierBody;
}

/** Two organisations that give one number at once meet at its claim: one of them gets it. */
export const registerOrganisation = process({
  type: "RegisterOrganisation",
  summary: "Registers an organisation under its SIRET or RNA number, or neither, with the reason.",
  on: organisation,
  shape: RegisterOrganisationBody,
  creates: true,
  example: {
    name: "Norcomex",
    kind: "réseau consulaire",
    identifier: { kind: "siret", value: "73282932000074" },
    seat: "59350",
    actsIn: ["59", "62"],
    regionalOrigin: true,
  },
  steps: async ({ identifier: { kind, value = "", reason = "" }, ...body }, names, world) => {
    const enrol = (identifier: Identifier): Step => ({
      command: enrolOrganisation,
      id: names.self,
      body: { ...body, identifier },
    });
    if (kind === "none") return [enrol({ kind, reason })];
    // Told before the number is taken again for an organisation that can never have it.
    const { phase } = await world.fold(organisation, names.self);
    if (phase === "never-started") return reject("REGISTRATION_GIVEN_UP");
    const claim = names.claim(kind, value);
    const owner = { owner: streamName(organisation.kind, names.self) };
    const take: Step = {
      command: takeClaim,
      id: claim,
      body: { ...owner, number: kind },
      back: [
        { command: abandonRegistration, id: names.self, body: { claim } },
        { command: releaseClaim, id: claim, body: owner },
      ],
    };
    return [take, enrol({ kind, value, claim })];
  },
});
