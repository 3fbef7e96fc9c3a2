import { IsUUID } from "class-validator";
import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { person } from "../person/person.js";
import { IsText } from "../text/is-text.js";
import { organisation } from "./organisation.js";
import { reject } from "./rejections.js";

export class AddSignatoryBody {
  @IsUUID() readonly person!: PersonId;
  /** In what function the person commits the organisation. */
  @IsText(200) readonly role!: string;
}

export const addSignatory = command({
  type: "AddSignatory",
  schema: 1,
  summary: "Names a person who has power to commit the organisation, and so to sign its files.",
  on: organisation,
  shape: AddSignatoryBody,
  personal: ["/role"],
  example: {
    person: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId,
    role: "Présidente",
  },
  gather: async (_, body, world) => ({
    known: (await world.fold(person, body.person)).phase === "registered",
  }),
  decide: (state, body, _, { known }: { readonly known: boolean }) => {
    if (state.phase !== "registered") return reject("ORGANISATION_UNKNOWN");
    if (state.signatories.includes(body.person)) return accept();
    return known ? accept({ type: "SignatoryAdded", ...body }) : reject("NOBODY_BY_THAT_ID");
  },
  commandOf: (events) => {
    const { person: added, role } = madeBy(events, "SignatoryAdded");
    return { person: added, role };
  },
});
