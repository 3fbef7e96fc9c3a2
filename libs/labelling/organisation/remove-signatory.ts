import { IsUUID } from "class-validator";
import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { organisation } from "./organisation.js";
import { reject } from "./rejections.js";

export class RemoveSignatoryBody {
  @IsUUID() readonly person!: PersonId;
}

export const removeSignatory = command({
  type: "RemoveSignatory",
  schema: 1,
  summary: "Takes away a person’s power to commit the organisation; what was signed stays signed.",
  on: organisation,
  shape: RemoveSignatoryBody,
  example: { person: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId },
  decide: (state, { person }) => {
    if (state.phase !== "registered") return reject("ORGANISATION_UNKNOWN");
    return state.signatories.includes(person)
      ? accept({ type: "SignatoryRemoved", person })
      : accept();
  },
  commandOf: (events) => ({ person: madeBy(events, "SignatoryRemoved").person }),
});
