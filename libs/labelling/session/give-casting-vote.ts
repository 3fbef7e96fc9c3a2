import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import type { Stage } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";
import { sheetFor } from "./vote-sheet.js";

const ways = ["for", "against"] as const;
type Way = (typeof ways)[number];

export class GiveCastingVoteBody extends ItemBody {
  @IsIn(ways) readonly choice!: Way;
}

/** Whoever presides and has voted one way does not settle a tie the other way. */
export const waysToSettle = ({
  ballots,
  presiding,
}: Extract<Stage, { readonly is: "tallied" }>): readonly Way[] => {
  const own = ballots.find(({ on }) => on === presiding.person)?.choice ?? "abstain";
  return ways.filter((way) => own === "abstain" || own === way);
};

export const giveCastingVote = command({
  type: "GiveCastingVote",
  schema: 1,
  summary: "Settles a tie, by the vote of who presides over the item.",
  on: session,
  shape: GiveCastingVoteBody,
  example: { ...itemExample, choice: "for" },
  decide: (state, { item, choice }, { actor, today }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    const { stage } = found;
    if (stage.is !== "tallied") return reject("BALLOTS_NOT_TALLIED");
    if (stage.presiding.person !== actor.id) return reject("NOT_PRESIDING");
    if (stage.castingVote?.choice === choice) return accept();
    const { result } = sheetFor(state, found, stage, today);
    if (!state.terms.castingVote || result !== "tied") return reject("NO_CASTING_VOTE");
    if (!waysToSettle(stage).includes(choice)) return reject("CASTING_VOTE_CONTRADICTS");
    return accept({ type: "CastingVoteGiven", item, by: stage.presiding.person, choice });
  },
  commandOf: (events) => {
    const { item, choice } = madeBy(events, "CastingVoteGiven");
    return { item, choice };
  },
});
