import { accept, command, type Decision } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { reject } from "./rejections.js";

export class ExpireLabelBody {}

/**
 * Records what is so already: today and the last day decide, not when the job comes round. An early
 * one, or one that a renewal or another end has overtaken, says nothing.
 */
export const expireLabel = command({
  type: "ExpireLabel",
  schema: 1,
  summary: "Records that a label has come to its end, with effect on its last day.",
  on: label,
  shape: ExpireLabelBody,
  example: {},
  decide: (was, _, { today }): Decision<LabelEvent> => {
    if (was.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    const state = onDay(was, today);
    return state.phase === "expired" && !hasEnded(was)
      ? accept({ type: "LabelExpired", expiredOn: state.endedOn })
      : accept();
  },
  commandOf: () => ({}),
});
