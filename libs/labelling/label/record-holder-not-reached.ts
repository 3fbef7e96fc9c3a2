import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { RecordNotificationFailureBody } from "../application/record-notification-failure.js";
import type { LabelEvent } from "./events.js";
import { label } from "./label.js";
import { reject } from "./rejections.js";

/**
 * Of several letters one may have come: while the engine sends them, whoever was told was told. The
 * secretariat knows of one that came back later, and takes its notification back.
 */
export const recordHolderNotReached = command({
  type: "RecordHolderNotReached",
  schema: 1,
  summary:
    "Records that what was decided against a holder did not reach them; it is to be told again.",
  on: label,
  shape: RecordNotificationFailureBody,
  example: { reason: "bounced" },
  decide: (state, { reason }, { today, actor }): Decision<LabelEvent> => {
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    const { notice } = state.held;
    if (!notice) return reject("NOTHING_TO_NOTIFY_HOLDER");
    const wasTold = actor.as === "engine" && notice.notifiedOn !== undefined;
    if (wasTold || notice.failedOn !== undefined) return accept();
    return accept({ type: "HolderNotReached", reason, failedOn: today });
  },
  commandOf: (events) => ({ reason: madeBy(events, "HolderNotReached").reason }),
});
