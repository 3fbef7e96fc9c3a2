import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { ConditionBody } from "./condition-shape.js";
import { isMissedOn } from "./conditions.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { reject } from "./rejections.js";

/**
 * Records what is so already, with effect on the due day. A job that comes early, after the condition
 * was met in time or lifted by a later decision, or after the label has ended, says nothing.
 */
export const missCondition = command({
  type: "MissCondition",
  schema: 1,
  summary: "Records that a condition was not met in time, with effect on its last day.",
  on: label,
  shape: ConditionBody,
  example: { condition: 1 },
  decide: (was, { condition }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    const imposed = state.held.conditions.find((one) => one.condition === condition);
    if (!imposed)
      return state.held.imposedBy === undefined ? reject("CONDITION_UNKNOWN") : accept();
    if (hasEnded(state) || imposed.missedOn !== undefined || !isMissedOn(imposed, today))
      return accept();
    return accept({ type: "ConditionMissed", condition, missedOn: imposed.dueOn });
  },
  commandOf: (events) => ({ condition: madeBy(events, "ConditionMissed").condition }),
});
