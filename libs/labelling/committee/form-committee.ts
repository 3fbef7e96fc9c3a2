import { accept, command } from "#kernel/index.js";
import { committee, type Committee, type Seating } from "./committee.js";
import { reject } from "./rejections.js";
import { seatingOf } from "./seating.js";

export class FormCommitteeBody {}

export const formCommittee = command({
  type: "FormCommittee",
  schema: 1,
  summary: "Forms the committee of a scheme, with the seats that its rules lay down.",
  on: committee,
  shape: FormCommitteeBody,
  creates: true,
  example: {},
  gather: (_state: Committee, _: FormCommitteeBody, world, id) => seatingOf(world, id),
  decide: (state, _, { today }, seating: Seating | undefined) => {
    if (state.phase === "formed") return accept();
    if (!seating) return reject("NO_RULES_FOR_SEATS");
    return accept({ type: "CommitteeFormed", ...seating, formedOn: today });
  },
  commandOf: () => ({}),
});
