import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { person as people } from "../person/person.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction } from "./instruction.js";
import { declaredWith, InterestBody } from "./interest-shape.js";
import { notOpen, reject } from "./rejections.js";
import { examplePerson } from "./reviewer-shape.js";

export class ReportInterestBody extends InterestBody {
  @IsUUID() readonly person!: PersonId;
}

/** It holds until it is cleared: a doubt is looked into before a review, not after. */
export const reportInterest = command({
  type: "ReportInterest",
  schema: 1,
  summary: "Says that a colleague has an interest in a file.",
  on: instruction,
  shape: ReportInterestBody,
  personal: ["/note"],
  example: { person: examplePerson, grounds: "other" },
  gather: async (_state: Instruction, body: ReportInterestBody, world) => ({
    known: (await world.fold(people, body.person)).phase === "registered",
  }),
  decide: (
    state,
    { person, ...body },
    { today, actor },
    { known }: { readonly known: boolean },
  ): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const source = person === actor.id ? "member" : "colleague";
    if (state.interests.some((one) => one.person === person && one.source === source))
      return accept();
    if (!known) return reject("INTERESTED_PERSON_UNKNOWN");
    return accept({
      type: "InterestDeclared",
      person,
      source,
      ...declaredWith(body),
      ...(source === "colleague" ? { declaredBy: actor.id } : {}),
      declaredOn: today,
    });
  },
  commandOf: (events) => {
    const declared = madeBy(events, "InterestDeclared");
    return { person: declared.person, ...declaredWith(declared) };
  },
});
