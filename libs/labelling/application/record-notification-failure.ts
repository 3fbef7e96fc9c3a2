import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { rejectDecision } from "./decision-rejections.js";
import { application } from "./application.js";
import { notificationFailures, type ApplicationEvent } from "./events.js";

export class RecordNotificationFailureBody {
  @IsIn(notificationFailures) readonly reason!: (typeof notificationFailures)[number];
}

/** What never came opens no delay: the decision is to be notified again, by other means. */
export const recordNotificationFailure = command({
  type: "RecordNotificationFailure",
  schema: 1,
  summary: "Records that a notification did not reach the carrier; it is to be made again.",
  on: application,
  shape: RecordNotificationFailureBody,
  example: { reason: "bounced" },
  decide: (state, { reason }, { today }): Decision<ApplicationEvent> => {
    if (state.phase !== "decided" || !state.judgement.notification)
      return rejectDecision("NOT_NOTIFIED");
    return accept({ type: "NotificationFailed", reason, failedOn: today });
  },
  commandOf: (events) => ({ reason: madeBy(events, "NotificationFailed").reason }),
});
