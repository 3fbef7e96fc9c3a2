import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import { addDelay, type Delay } from "../calendar/delay.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { IsText } from "../text/is-text.js";
import type { LabelEvent } from "./events.js";
import { type Held, lastPeriod } from "./held.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class ProposeRevocationBody {
  @IsText(10_000) readonly motives!: string;
  /** The last day for the holder to answer. */
  @IsCalendarDay() readonly answerDueOn!: string;
}

/** Longer than anybody needs to answer: a proposal does not hang over its holder for years. */
const longest: Delay = { count: 6, unit: "months" };

/** Past the label’s own last day there is nothing left to take away. */
const latestAnswer = (held: Held, today: string): string => {
  const { until } = lastPeriod(held);
  const end = addDelay(today, longest);
  return until < end ? until : end;
};

/** @param latestFor the last day that can be set to answer by; none but the calendar’s, at first */
export const proposing =
  (latestFor: (held: Held, today: string) => string) =>
  (
    was: Label,
    { motives, answerDueOn }: ProposeRevocationBody,
    { today }: Circumstances,
  ): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    const { held } = state;
    // Its motives would be lost: they are sealed, and cannot be told from those that stand.
    if (held.proposal)
      return reject("REVOCATION_ALREADY_PROPOSED", { answerDueOn: held.proposal.answerDueOn });
    const latest = latestFor(held, today);
    if (latest <= today) return reject("LABEL_ENDS_TODAY", { today });
    if (answerDueOn <= today) return reject("NO_TIME_TO_ANSWER");
    if (latest < answerDueOn) return reject("ANSWER_DUE_TOO_LATE", { latest });
    return accept({ type: "RevocationProposed", motives, answerDueOn, proposedOn: today });
  };

/** Whoever is to lose a right is told why and heard before (CRPA L121-1, L122-1). */
export const proposeRevocation = command({
  type: "ProposeRevocation",
  schema: 2,
  summary: "Tells the holder why the label may be revoked, and until when to answer.",
  on: label,
  shape: ProposeRevocationBody,
  ifMatch: true,
  personal: ["/motives"],
  example: { motives: "La marque n’apparaît plus.", answerDueOn: "2007-10-31" },
  decide: proposing(latestAnswer),
  commandOf: (events) => {
    const { motives, answerDueOn } = madeBy(events, "RevocationProposed");
    return { motives, answerDueOn };
  },
});
