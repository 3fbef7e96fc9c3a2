import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { rejectDecision } from "./decision-rejections.js";
import { application } from "./application.js";
import { notificationFailures, type ApplicationEvent } from "./events.js";

export class RecordUndeliveredDecisionBody {
  @IsIn(notificationFailures) readonly reason!: (typeof notificationFailures)[number];
}

/**
 * Of several letters one may have come: whoever was told was told. Where none has, once is enough
 * to say so.
 */
export const recordUndeliveredDecision = command({
  type: "RecordUndeliveredDecision",
  schema: 1,
  summary: "Records that a letter with a decision was refused, and nobody has been told of it yet.",
  on: application,
  shape: RecordUndeliveredDecisionBody,
  example: { reason: "refused" },
  decide: (state, { reason }, { today }): Decision<ApplicationEvent> => {
    if (state.phase !== "decided") return rejectDecision("NOTHING_TO_NOTIFY");
    const { notification, failedOn } = state.judgement;
    if (notification || failedOn !== undefined) return accept();
    return accept({ type: "NotificationFailed", reason, failedOn: today });
  },
  commandOf: (events) => ({ reason: madeBy(events, "NotificationFailed").reason }),
});
