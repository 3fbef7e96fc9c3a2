import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { ConditionBody } from "./condition-shape.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class MeetConditionBody extends ConditionBody {
  /** What shows it. */
  @MayBeAbsent() @IsText(5_000) readonly evidence?: string;
}

/** Late too: better than never, and the day tells. */
export const meetCondition = command({
  type: "MeetCondition",
  schema: 1,
  summary: "Records that a condition of the label is met, as of today.",
  on: label,
  shape: MeetConditionBody,
  personal: ["/evidence"],
  example: { condition: 1, evidence: "Bilan carbone reçu." },
  decide: (was, { condition, evidence }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    const imposed = state.held.conditions.find((one) => one.condition === condition);
    if (!imposed) return reject("CONDITION_UNKNOWN");
    const { metOn } = imposed;
    if (metOn !== undefined)
      return evidence === undefined ? accept() : reject("CONDITION_ALREADY_MET", { metOn });
    const shown = evidence === undefined ? {} : { evidence };
    return accept({ type: "ConditionMet", condition, ...shown, metOn: today });
  },
  commandOf: (events) => {
    const { condition, evidence } = madeBy(events, "ConditionMet");
    return { condition, ...(evidence === undefined ? {} : { evidence }) };
  },
});
