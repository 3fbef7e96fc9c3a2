import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import type { InstructionEvent } from "./events.js";
import { instruction } from "./instruction.js";
import { notOpen, reject } from "./rejections.js";
import { examplePerson, ReviewerBody } from "./reviewer-shape.js";

export class ClearInterestBody extends ReviewerBody {
  @IsText(5_000) readonly reason!: string;
}

/** Their earlier review does not come back: it was written while the interest was in doubt. */
export const clearInterest = command({
  type: "ClearInterest",
  schema: 1,
  summary: "Takes back the interests that a person was said to have in a file, and says why.",
  on: instruction,
  shape: ClearInterestBody,
  personal: ["/reason"],
  example: { person: examplePerson, reason: "Homonyme : il s’agit de quelqu’un d’autre." },
  decide: (state, { person, reason }, { today, actor }): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const held = state.interests.filter((one) => one.person === person);
    if (held.length === 0) return reject("INTEREST_NOT_DECLARED");
    if (held.some(({ source }) => source === "engine")) return reject("INTEREST_PROVEN");
    if (person === actor.id) return reject("OWN_INTEREST");
    return accept({ type: "InterestCleared", person, reason, clearedOn: today });
  },
  commandOf: (events) => {
    const { person, reason } = madeBy(events, "InterestCleared");
    return { person, reason };
  },
});
