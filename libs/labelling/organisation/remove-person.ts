import { IsUUID } from "class-validator";
import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { organisation } from "./organisation.js";
import { reject } from "./rejections.js";

export class RemovePersonBody {
  @IsUUID() readonly person!: PersonId;
}

export const removePerson = command({
  type: "RemovePerson",
  schema: 1,
  summary: "Closes the organisation’s files to a person; a signatory’s power is apart.",
  on: organisation,
  shape: RemovePersonBody,
  example: { person: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId },
  decide: (state, { person }) => {
    if (state.phase !== "registered") return reject("ORGANISATION_UNKNOWN");
    return state.people[person] ? accept({ type: "PersonRemoved", person }) : accept();
  },
  commandOf: (events) => ({ person: madeBy(events, "PersonRemoved").person }),
});
