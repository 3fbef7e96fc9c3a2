import { IsUUID } from "class-validator";
import { accept, command, type Id, madeBy } from "#kernel/index.js";
import { organisation } from "../organisation/organisation.js";
import { IsText } from "../text/is-text.js";
import { initiative } from "./initiative.js";
import { reject } from "./rejections.js";

export class RegisterInitiativeBody {
  @IsUUID() readonly organisation!: Id<"organisation">;
  @IsText(300) readonly title!: string;
}

export const registerInitiative = command({
  type: "RegisterInitiative",
  schema: 1,
  summary: "Registers an initiative of an organisation, with no application yet.",
  on: initiative,
  shape: RegisterInitiativeBody,
  creates: true,
  personal: ["/title"],
  example: {
    organisation: "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as Id<"organisation">,
    title: "Semaine de la reprise",
  },
  gather: async (_, body, world) => ({
    known: (await world.fold(organisation, body.organisation)).phase === "registered",
  }),
  decide: (state, body, _, { known }: { readonly known: boolean }) => {
    if (state.phase !== "unknown") return reject("INITIATIVE_ALREADY_REGISTERED");
    return known
      ? accept({ type: "InitiativeRegistered", ...body })
      : reject("CARRIER_NOT_REGISTERED");
  },
  commandOf: (events) => {
    const { organisation: carrier, title } = madeBy(events, "InitiativeRegistered");
    return { organisation: carrier, title };
  },
});
