import type { Command } from "#kernel/index.js";
import { correctReport as correctUnbounded } from "./label/former/correct-report.js";
import { proposeRevocation as proposeForEver } from "./label/former/propose-revocation.js";
import { putRefusedOnAgenda, putUnheardOnAgenda } from "./label/former/put-label-on-agenda.js";
import { reportActivityTwice, reportActivityUnbounded } from "./label/former/report-activity.js";
import { reportImpactTwice, reportImpactUnbounded } from "./label/former/report-impact.js";
import { revokeLabel as revokeRefused } from "./label/former/revoke-label.js";
import { suspendLabel as suspendForEver } from "./label/former/suspend-label.js";
import { draftScheme as draftUnseen } from "./scheme/former/draft-scheme.js";
import { publishApprovedScheme } from "./scheme/former/publish-approved-scheme.js";
import { publishScheme as publishWithoutApproval } from "./scheme/former/publish-scheme.js";
import { adjournBegunVote, adjournUnseen } from "./session/former/adjourn-item.js";
import { closeBallots as closeOnAnyBallot } from "./session/former/close-ballots.js";
import { conveneSession as conveneAnyDay } from "./session/former/convene-session.js";
import { decideItem as decideEnded } from "./session/former/decide-item.js";
import { approveAnyMinutes, draftAnyMinutes } from "./session/former/minutes.js";
import { byFileAlone, byProofAlone, byTiesAlone } from "./session/former/request-deliberation.js";

/** Rules that were changed, as they were: their decisions can be run again, nobody asks for another. */
export const former: readonly Command[] = [
  draftUnseen,
  publishWithoutApproval,
  publishApprovedScheme,
  closeOnAnyBallot,
  adjournBegunVote,
  adjournUnseen,
  decideEnded,
  conveneAnyDay,
  draftAnyMinutes,
  approveAnyMinutes,
  suspendForEver,
  byProofAlone,
  byFileAlone,
  byTiesAlone,
  putRefusedOnAgenda,
  putUnheardOnAgenda,
  reportActivityTwice,
  reportActivityUnbounded,
  reportImpactTwice,
  reportImpactUnbounded,
  correctUnbounded,
  proposeForEver,
  revokeRefused,
];
