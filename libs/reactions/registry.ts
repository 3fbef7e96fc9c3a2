import { certifyLabels } from "./certify-labels.js";
import { checkFiles } from "./check-files.js";
import { countBallots } from "./count-ballots.js";
import { deemDecisions } from "./deem-decisions.js";
import { drawingReviewers } from "./draw-reviewers.js";
import { endLabels } from "./end-labels.js";
import { eraseSubjects } from "./erase-subjects.js";
import { freeClaims } from "./free-claims.js";
import { freeInitiatives } from "./free-initiatives.js";
import { grantLabels } from "./grant-labels.js";
import { improveGrids } from "./improve-grids.js";
import { instructFiles } from "./instruct-files.js";
import { lapseFiles } from "./lapse-files.js";
import { lookForInterests } from "./look-for-interests.js";
import { notifyCarriers } from "./notify-carriers.js";
import { notifyCommittee } from "./notify-committee.js";
import { notifyHolders } from "./notify-holders.js";
import { notifyOwners } from "./notify-owners.js";
import { notifySecretariat } from "./notify-secretariat.js";
import type { Reaction } from "./reaction.js";
import { recordDecisions } from "./record-decisions.js";
import { recordLabelDecisions } from "./record-label-decisions.js";
import { releaseFiles } from "./release-files.js";
import { renewLabels } from "./renew-labels.js";
import { settleProposals } from "./settle-proposals.js";
import { tellingWebhooks } from "./tell-webhooks.js";

/** A new reaction is a file and a line here. */
export const reactions: readonly Reaction[] = [
  certifyLabels,
  checkFiles,
  countBallots,
  deemDecisions,
  drawingReviewers,
  endLabels,
  eraseSubjects,
  freeClaims,
  freeInitiatives,
  grantLabels,
  improveGrids,
  instructFiles,
  lapseFiles,
  lookForInterests,
  notifyCarriers,
  notifyCommittee,
  notifyHolders,
  notifyOwners,
  notifySecretariat,
  recordDecisions,
  recordLabelDecisions,
  releaseFiles,
  renewLabels,
  settleProposals,
  tellingWebhooks,
];
