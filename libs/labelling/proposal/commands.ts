import type { Command } from "#kernel/index.js";
import { proposeRules } from "./propose-rules.js";
import { putProposalOnAgenda } from "./put-proposal-on-agenda.js";
import { settleProposal } from "./settle-proposal.js";
import { withdrawProposal } from "./withdraw-proposal.js";

export const proposalCommands: readonly Command[] = [proposeRules, withdrawProposal];

/** Put on an agenda by a process; what a session decides is recorded by a reaction. */
export const proposalSteps: readonly Command[] = [putProposalOnAgenda, settleProposal];
