import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { proposal, type ProposalEvent } from "./proposal.js";
import { reject } from "./rejections.js";

export class WithdrawProposalBody {
  @MayBeAbsent() @IsText(5_000) readonly motives?: string;
}

/** It comes before no other session then; what one that has it in hand decides holds all the same. */
export const withdrawProposal = command({
  type: "WithdrawProposal",
  schema: 1,
  summary: "Takes back the rules that one has proposed, before the committee decides on them.",
  on: proposal,
  shape: WithdrawProposalBody,
  personal: ["/motives"],
  example: { motives: "Une rédaction commune se prépare." },
  decide: (state, { motives }, { today, actor }): Decision<ProposalEvent> => {
    switch (state.phase) {
      case "not-proposed":
        return reject("PROPOSAL_NOT_MADE");
      case "withdrawn":
        return accept();
      case "approved":
      case "sent-back":
        return reject("PROPOSAL_DECIDED", { decidedOn: state.decidedOn });
      case "proposed": {
        if (state.proposer !== actor.id) return reject("PROPOSAL_NOT_YOURS");
        const why = motives === undefined ? {} : { motives };
        return accept({ type: "ProposalWithdrawn", ...why, withdrawnOn: today });
      }
    }
  },
  commandOf: (events) => {
    const { motives } = madeBy(events, "ProposalWithdrawn");
    return motives === undefined ? {} : { motives };
  },
});
