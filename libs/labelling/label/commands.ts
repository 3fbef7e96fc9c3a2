import type { Command } from "#kernel/index.js";
import { answerRevocation } from "./answer-revocation.js";
import { commitBrandUse } from "./commit-brand-use.js";
import { correctReport } from "./correct-report.js";
import { dropRevocation } from "./drop-revocation.js";
import { expireLabel } from "./expire-label.js";
import { grantLabel } from "./grant-label.js";
import { meetCondition } from "./meet-condition.js";
import { missCondition } from "./miss-condition.js";
import { notifyHolder } from "./notify-holder.js";
import { proposeRevocation } from "./propose-revocation.js";
import { putLabelOnAgenda } from "./put-label-on-agenda.js";
import { recordHolderNotReached } from "./record-holder-not-reached.js";
import { recordLabelDecision } from "./record-label-decision.js";
import { reinstateLabel } from "./reinstate-label.js";
import { renewLabel } from "./renew-label.js";
import { reportActivity } from "./report-activity.js";
import { reportImpact } from "./report-impact.js";
import { revokeLabel } from "./revoke-label.js";
import { supersedeConditions } from "./supersede-conditions.js";
import { surrenderLabel } from "./surrender-label.js";
import { suspendLabel } from "./suspend-label.js";
import { takeUpLabel } from "./take-up-label.js";

export const labelCommands: readonly Command[] = [
  meetCondition,
  commitBrandUse,
  reportActivity,
  reportImpact,
  correctReport,
  suspendLabel,
  reinstateLabel,
  proposeRevocation,
  answerRevocation,
  dropRevocation,
  revokeLabel,
  notifyHolder,
  recordHolderNotReached,
  surrenderLabel,
];

/** Put on an agenda, and taken up, by processes; the rest follows from a decision or from the calendar alone. */
export const labelSteps: readonly Command[] = [
  putLabelOnAgenda,
  takeUpLabel,
  grantLabel,
  supersedeConditions,
  missCondition,
  renewLabel,
  recordLabelDecision,
  expireLabel,
];
