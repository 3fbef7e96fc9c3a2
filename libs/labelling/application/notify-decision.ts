import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { addDelay } from "../calendar/delay.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { IsText } from "../text/is-text.js";
import { rejectDecision } from "./decision-rejections.js";
import { application, type Application } from "./application.js";
import { definitionFor } from "./definition-for.js";
import { notificationMeans, type ApplicationEvent } from "./events.js";
import { lastDecision } from "./judgement.js";
import { reject } from "./rejections.js";

export class NotifyDecisionBody {
  @IsIn(notificationMeans) readonly means!: (typeof notificationMeans)[number];
  /** The day on which the carrier had it in hand. */
  @IsCalendarDay() readonly notifiedOn!: string;
  /** What shows it: the number of a registered letter, the id of a mail, a signature. */
  @IsText(1_000) readonly proof!: string;
}

export const notifyDecision = command({
  type: "NotifyDecision",
  schema: 1,
  summary: "Records when and how the carrier was told; the time to appeal runs from that day.",
  on: application,
  shape: NotifyDecisionBody,
  personal: ["/proof"],
  example: { means: "letter", notifiedOn: "2027-02-01", proof: "Recommandé 1A 000 000 0000 0" },
  gather: (state: Application, _: NotifyDecisionBody, world) => definitionFor(state, world),
  decide: (state, body, { today }, rules): Decision<ApplicationEvent> => {
    if (state.phase !== "decided") return rejectDecision("NOTHING_TO_NOTIFY");
    const { notification } = state.judgement;
    const decidedOn = lastDecision(state.judgement)?.decidedOn ?? "";
    const { notifiedOn } = body;
    if (notification?.notifiedOn === notifiedOn) return accept();
    if (notification)
      return rejectDecision("ALREADY_NOTIFIED", { notifiedOn: notification.notifiedOn });
    if (notifiedOn < decidedOn || today < notifiedOn)
      return rejectDecision("NOTIFIED_WHEN", { decidedOn });
    if (!rules) return reject("RULES_UNKNOWN");
    const appealDueOn = addDelay(notifiedOn, rules.procedure.delays.appeal);
    return accept({ type: "DecisionNotified", ...body, appealDueOn, recordedOn: today });
  },
  commandOf: (events) => {
    const { means, notifiedOn, proof } = madeBy(events, "DecisionNotified");
    return { means, notifiedOn, proof };
  },
});
