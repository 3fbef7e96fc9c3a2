import { IsUUID } from "class-validator";
import { accept, command, type Decision } from "#kernel/index.js";
import { session as meeting } from "../session/session.js";
import { proposal, type Proposal, type ProposalEvent } from "./proposal.js";
import { reject } from "./rejections.js";

export class SettleProposalBody {
  @IsUUID() readonly session!: string;
}

interface Verdict {
  readonly type: "ProposalApproved" | "ProposalSentBack";
  readonly decidedOn: string;
}

/** What a proposal comes to by what a session decides; adjourned, it waits for another one. */
const verdicts = { approved: "ProposalApproved", "sent-back": "ProposalSentBack" } as const;

/** The first decision stands, though the proposal was taken back while the committee had it in hand. */
export const settleProposal = command({
  type: "SettleProposal",
  schema: 1,
  summary: "Records whether a session has approved the rules proposed, or sent them back.",
  on: proposal,
  shape: SettleProposalBody,
  example: { session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_state: Proposal, { session }: SettleProposalBody, world, id) => {
    const state = await world.fold(meeting, session);
    const stage = "items" in state ? state.items.find(({ item }) => item === id)?.stage : undefined;
    if (stage?.is !== "decided") return undefined;
    const { outcome, decidedOn } = stage;
    return outcome === "approved" || outcome === "sent-back"
      ? { type: verdicts[outcome], decidedOn }
      : undefined;
  },
  decide: (state, { session }, _, verdict: Verdict | undefined): Decision<ProposalEvent> => {
    if (state.phase === "not-proposed") return reject("PROPOSAL_NOT_MADE");
    if (!verdict) return reject("PROPOSAL_NOT_DECIDED");
    if (state.phase === "approved" || state.phase === "sent-back")
      return state.session === session
        ? accept()
        : reject("PROPOSAL_DECIDED", { decidedOn: state.decidedOn });
    return accept({ ...verdict, session });
  },
  commandOf: (events) => {
    for (const event of events)
      if (event.type === "ProposalApproved" || event.type === "ProposalSentBack")
        return { session: event.session };
    throw new Error("no decision among the events");
  },
});
