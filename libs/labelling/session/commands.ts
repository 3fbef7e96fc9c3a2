import type { Command, Process } from "#kernel/index.js";
import { addAgendaItem } from "./add-agenda-item.js";
import { adjournItem } from "./adjourn-item.js";
import { adjournSession } from "./adjourn-session.js";
import { approveMinutes } from "./approve-minutes.js";
import { castBallot } from "./cast-ballot.js";
import { closeBallots } from "./close-ballots.js";
import { closeSession } from "./close-session.js";
import { conveneSession } from "./convene-session.js";
import { decideItem } from "./decide-item.js";
import { deliberate } from "./deliberate.js";
import { draftMinutes } from "./draft-minutes.js";
import { electPresiding } from "./elect-presiding.js";
import { giveCastingVote } from "./give-casting-vote.js";
import { giveProxy } from "./give-proxy.js";
import { openDeliberation } from "./open-deliberation.js";
import { openSession } from "./open-session.js";
import { putOnAgenda } from "./put-on-agenda.js";
import { recordArrival } from "./record-arrival.js";
import { recordLeaving } from "./record-leaving.js";
import { recuseMember } from "./recuse-member.js";
import { removeAgendaItem } from "./remove-agenda-item.js";
import { requestDeliberation } from "./request-deliberation.js";
import { tallyBallots } from "./tally-ballots.js";
import { withdrawProxy } from "./withdraw-proxy.js";
import { withdrawQuestion } from "./withdraw-question.js";

export const sessionCommands: readonly Command[] = [
  conveneSession,
  removeAgendaItem,
  giveProxy,
  withdrawProxy,
  openSession,
  recordArrival,
  recordLeaving,
  electPresiding,
  recuseMember,
  withdrawQuestion,
  castBallot,
  closeBallots,
  giveCastingVote,
  decideItem,
  adjournItem,
  adjournSession,
  closeSession,
  draftMinutes,
  approveMinutes,
];

/** A file is put on an agenda, and held, by processes; secret ballots are counted by the engine. */
export const sessionSteps: readonly Command[] = [
  requestDeliberation,
  openDeliberation,
  tallyBallots,
  addAgendaItem,
];

export const sessionProcesses: readonly Process[] = [putOnAgenda, deliberate];
