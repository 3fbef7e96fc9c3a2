import type { Command, Process } from "#kernel/index.js";
import { attachDocument } from "./attach-document.js";
import { checkApplication } from "./check-application.js";
import { contestDecision } from "./contest-decision.js";
import { correctDecision } from "./correct-decision.js";
import { declareAdmissible } from "./declare-admissible.js";
import { declareInadmissible } from "./declare-inadmissible.js";
import { deemDecision } from "./deem-decision.js";
import { editDraft } from "./edit-draft.js";
import { enterAgenda } from "./enter-agenda.js";
import { holdApplication } from "./hold-application.js";
import { lapseApplication } from "./lapse-application.js";
import { lodgeAppeal } from "./lodge-appeal.js";
import { moveToSchemeVersion } from "./move-to-scheme-version.js";
import { notifyDecision } from "./notify-decision.js";
import { openDraft } from "./open-draft.js";
import { provideComplements } from "./provide-complements.js";
import { receiveApplication } from "./receive-application.js";
import { recordDecision } from "./record-decision.js";
import { recordNotificationFailure } from "./record-notification-failure.js";
import { releaseApplication } from "./release-application.js";
import { removeDocument } from "./remove-document.js";
import { recordUndeliveredDecision } from "./record-undelivered-decision.js";
import { requestComplements } from "./request-complements.js";
import { sendMessage } from "./send-message.js";
import { signApplication } from "./sign-application.js";
import { startApplication } from "./start-application.js";
import { submitApplication } from "./submit-application.js";
import { withdrawApplication } from "./withdraw-application.js";

export const applicationCommands: readonly Command[] = [
  editDraft,
  attachDocument,
  removeDocument,
  submitApplication,
  receiveApplication,
  signApplication,
  requestComplements,
  provideComplements,
  declareAdmissible,
  declareInadmissible,
  withdrawApplication,
  moveToSchemeVersion,
  sendMessage,
  notifyDecision,
  recordNotificationFailure,
  correctDecision,
];

export const applicationProcesses: readonly Process[] = [startApplication, contestDecision];

/** Sent by processes and reactions alone: what they say is so already, and the log only records it. */
export const applicationSteps: readonly Command[] = [
  openDraft,
  checkApplication,
  lapseApplication,
  lodgeAppeal,
  enterAgenda,
  holdApplication,
  releaseApplication,
  recordDecision,
  deemDecision,
  recordUndeliveredDecision,
];
