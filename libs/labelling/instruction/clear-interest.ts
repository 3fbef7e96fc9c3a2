import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { session as sessions } from "../session/session.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Instruction } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";
import { examplePerson, ReviewerBody } from "./reviewer-shape.js";

export class ClearInterestBody extends ReviewerBody {
  @IsText(5_000) readonly reason!: string;
  /** That of the vote, where a colleague had them recused there and told the instruction nothing. */
  @MayBeAbsent() @IsUUID() readonly session?: string;
}

/**
 * Their earlier review does not come back: it was written while the interest was in doubt. A file that
 * is decided takes it too, or a mistake would keep it from them for ever.
 */
export const clearInterest = command({
  type: "ClearInterest",
  schema: 1,
  summary: "Takes back the interests that a person was said to have in a file, and says why.",
  on: instruction,
  shape: ClearInterestBody,
  personal: ["/reason"],
  example: { person: examplePerson, reason: "Homonyme : il s’agit de quelqu’un d’autre." },
  gather: async (_state: Instruction, { person, session }: ClearInterestBody, world, id) => {
    const sitting = session === undefined ? undefined : await world.fold(sessions, session);
    const items = sitting && "items" in sitting ? sitting.items : [];
    const recusals = items.flatMap(({ item, recusals: some }) => (item === id ? some : []));
    return {
      recused: recusals.some((one) => one.person === person && one.source === "colleague"),
    };
  },
  decide: (
    state,
    { person, reason, session },
    { today, actor },
    { recused }: { readonly recused: boolean },
  ): Decision<InstructionEvent> => {
    if (state.phase === "not-opened") return notOpen(state);
    const held = state.interests.filter((one) => one.person === person);
    if (held.length === 0 && !recused) return reject("INTEREST_NOT_DECLARED");
    if (held.some(({ source }) => source === "engine")) return reject("INTEREST_PROVEN");
    if (person === actor.id) return reject("OWN_INTEREST");
    return accept({
      type: "InterestCleared",
      person,
      reason,
      ...(session === undefined ? {} : { session }),
      clearedOn: today,
    });
  },
  commandOf: (events) => {
    const { person, reason, session } = madeBy(events, "InterestCleared");
    return { person, reason, ...(session === undefined ? {} : { session }) };
  },
});
