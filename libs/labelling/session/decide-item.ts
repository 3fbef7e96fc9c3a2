import { accept, command, type Decision } from "#kernel/index.js";
import type { Label } from "../label/label.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { isOver, labelOf } from "./about-label.js";
import type { SessionEvent } from "./events.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { outcomeOf, wantsMotives } from "./question.js";
import { notOpen, reject } from "./rejections.js";
import { subjectIn } from "./subject.js";
import { type Session, session } from "./session.js";
import { sheetFor } from "./vote-sheet.js";

export class DecideItemBody extends ItemBody {
  /** Needed for all that gives less than was asked for. */
  @MayBeAbsent() @IsText(20_000) readonly motives?: string;
}

/** The decision itself; its event carries all that makes the vote legal. None is drawn about what has ended. */
export const decideItem = command({
  type: "DecideItem",
  schema: 2,
  summary: "Draws the decision from the votes counted, with its motives and its legality sheet.",
  on: session,
  shape: DecideItemBody,
  personal: ["/motives"],
  subject: subjectIn,
  example: itemExample,
  gather: (state: Session, { item }: DecideItemBody, world): Promise<Label | undefined> =>
    labelOf(state, item, world),
  decide: (state, { item, motives }, { today }, about): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    const { stage, kind } = found;
    if (stage.is === "decided" || stage.is === "adjourned") return reject("ITEM_SETTLED");
    if (stage.is !== "tallied") return reject("BALLOTS_NOT_TALLIED");
    if (isOver(found, about, today)) return reject("MATTER_OVER");
    const sheet = sheetFor(state, found, stage, today);
    const { quorum, result } = sheet;
    if (result === "no-quorum")
      return reject("QUORUM_NOT_REACHED", { required: quorum.required, reached: quorum.reached });
    if (result === "tied" && state.terms.castingVote) return reject("CASTING_VOTE_AWAITED");
    const { ask, conditions } = stage.question;
    const outcome = outcomeOf(ask, result, state.terms.tie);
    if (!outcome) return accept({ type: "QuestionRejected", item, sheet });
    if (wantsMotives(outcome) && motives === undefined) return reject("DECISION_WANTS_MOTIVES");
    return accept({
      type: "ItemDecided",
      item,
      kind,
      outcome,
      conditions: outcome === "granted-with-conditions" ? conditions.map(({ dueOn }) => dueOn) : [],
      ...(motives === undefined ? {} : { motives }),
      sheet,
      decidedOn: today,
    });
  },
  commandOf: (events) => {
    for (const event of events) {
      if (event.type === "QuestionRejected") return { item: event.item };
      if (event.type !== "ItemDecided") continue;
      const { item, motives } = event;
      return { item, ...(motives === undefined ? {} : { motives }) };
    }
    throw new Error("no decision among the events");
  },
});
