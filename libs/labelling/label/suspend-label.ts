import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { LabelEvent } from "./events.js";
import { type Held, lastPeriod } from "./held.js";
import { hasEnded, type Label, label, onDay, type Suspension } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class SuspendLabelBody {
  @IsText(10_000) readonly motives!: string;
  /** The last day of the suspension; until it is lifted when absent. */
  @MayBeAbsent() @IsCalendarDay() readonly until?: string;
}

/** For whatever motives: those that stand are sealed, and no second ones are lost in silence. */
const alreadySuspended = ({ suspendedOn, until }: Suspension) =>
  until === undefined
    ? reject("SUSPENDED_ALREADY", { suspendedOn })
    : reject("SUSPENDED_FOR_A_TIME", { suspendedOn, until });

/** @param latestOf the last day on which a suspension can end; none but the calendar’s, at first */
export const suspending =
  (latestOf: (held: Held) => string) =>
  (
    was: Label,
    { motives, until }: SuspendLabelBody,
    { today }: Circumstances,
  ): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (state.phase === "suspended") return alreadySuspended(state.suspension);
    if (until !== undefined && until < today)
      return reject("SUSPENSION_ENDS_IN_THE_PAST", { today });
    const latest = latestOf(state.held);
    if (until !== undefined && latest < until)
      return reject("SUSPENSION_ENDS_TOO_LATE", { latest });
    const end = until === undefined ? {} : { until };
    return accept({ type: "LabelSuspended", motives, suspendedOn: today, ...end });
  };

/** The holder still reports and answers; the brand is not to be used. Its time runs on. */
export const suspendLabel = command({
  type: "SuspendLabel",
  schema: 2,
  summary: "Suspends a label from today on, with motives: the brand is not to be used meanwhile.",
  on: label,
  shape: SuspendLabelBody,
  ifMatch: true,
  personal: ["/motives"],
  example: { motives: "La condition posée n’est pas remplie.", until: "2007-06-30" },
  decide: suspending((held) => lastPeriod(held).until),
  commandOf: (events) => {
    const { motives, until } = madeBy(events, "LabelSuspended");
    return { motives, ...(until === undefined ? {} : { until }) };
  },
});
