import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { IsText } from "../text/is-text.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class ProposeRevocationBody {
  @IsText(10_000) readonly motives!: string;
  /** The last day for the holder to answer. */
  @IsCalendarDay() readonly answerDueOn!: string;
}

/** Whoever is to lose a right is told why and heard before (CRPA L121-1, L122-1). */
export const proposeRevocation = command({
  type: "ProposeRevocation",
  schema: 1,
  summary: "Tells the holder why the label may be revoked, and until when to answer.",
  on: label,
  shape: ProposeRevocationBody,
  ifMatch: true,
  personal: ["/motives"],
  example: { motives: "La marque n’apparaît plus.", answerDueOn: "2007-10-31" },
  decide: (was, { motives, answerDueOn }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    const { proposal } = state.held;
    if (proposal)
      return proposal.answerDueOn === answerDueOn
        ? accept()
        : reject("REVOCATION_ALREADY_PROPOSED", { answerDueOn: proposal.answerDueOn });
    if (answerDueOn <= today) return reject("NO_TIME_TO_ANSWER");
    return accept({ type: "RevocationProposed", motives, answerDueOn, proposedOn: today });
  },
  commandOf: (events) => {
    const { motives, answerDueOn } = madeBy(events, "RevocationProposed");
    return { motives, answerDueOn };
  },
});
