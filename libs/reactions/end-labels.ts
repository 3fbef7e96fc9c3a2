import { dayAfter, daysAfter } from "#labelling/calendar/delay.js";
import type { Imposed, LabelEvent } from "#labelling/label/events.js";
import { expireLabel } from "#labelling/label/expire-label.js";
import { label } from "#labelling/label/label.js";
import { missCondition } from "#labelling/label/miss-condition.js";
import { reaction } from "./reaction.js";

/** A renewal that was decided on the last day is recorded before the end is. */
const patience = 2;

/** What the calendar alone brings about, recorded once its day is over: a condition missed, an end. */
export const endLabels = reaction<LabelEvent>({
  name: "end-labels",
  reads: [label],
  react: ({ id, event }) => {
    const misses = (conditions: readonly Imposed[]) =>
      conditions.map(({ condition, dueOn }) => ({
        command: missCondition,
        to: id,
        body: { condition },
        from: dayAfter(dueOn),
      }));
    if (event.type === "ConditionsSuperseded") return misses(event.conditions);
    if (event.type !== "LabelGranted" && event.type !== "LabelRenewed") return [];
    const end = { command: expireLabel, to: id, body: {}, from: daysAfter(event.until, patience) };
    return event.type === "LabelRenewed" ? [end] : [...misses(event.conditions), end];
  },
});
