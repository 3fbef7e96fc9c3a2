import { IsIn, IsUUID } from "class-validator";
import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { person } from "../person/person.js";
import { organisation, type Right, rights } from "./organisation.js";
import { reject } from "./rejections.js";

export class InvitePersonBody {
  @IsUUID() readonly person!: PersonId;
  @IsIn(rights) readonly right!: Right;
}

export const invitePerson = command({
  type: "InvitePerson",
  schema: 1,
  summary: "Lets a person see or edit the organisation’s files; a second time changes the right.",
  on: organisation,
  shape: InvitePersonBody,
  example: { person: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId, right: "edit" },
  gather: async (_, body, world) => ({
    known: (await world.fold(person, body.person)).phase === "registered",
  }),
  decide: (state, body, _, { known }: { readonly known: boolean }) => {
    if (state.phase !== "registered") return reject("ORGANISATION_UNKNOWN");
    if (state.people[body.person] === body.right) return accept();
    return known ? accept({ type: "PersonInvited", ...body }) : reject("NOBODY_BY_THAT_ID");
  },
  commandOf: (events) => {
    const { person: invited, right } = madeBy(events, "PersonInvited");
    return { person: invited, right };
  },
});
