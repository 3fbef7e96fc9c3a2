import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";

/** A definition that somebody of the committee would have in place of the one in force. */
interface Proposed {
  readonly scheme: string;
  /** The hash of the blob that holds it. */
  readonly definition: string;
  /** What it changes: articles of the charter, rules by their code, sections of the definition. */
  readonly about: readonly string[];
  readonly proposer: PersonId;
  /** The session on whose agenda it is, or was last. */
  readonly agenda?: string;
}

/** What a session made of it. */
interface Settled {
  readonly session: string;
  readonly decidedOn: string;
}

/** A change of a scheme's rules, from the member who proposes it to what the committee decides. */
export type Proposal =
  | { readonly phase: "not-proposed" }
  | ({ readonly phase: "proposed" | "withdrawn" } & Proposed)
  | ({ readonly phase: "approved" | "sent-back" } & Proposed & Settled);

export type ProposalEvent =
  | ({
      readonly type: "RulesProposed";
      readonly motives: string;
      readonly proposedOn: string;
    } & Omit<Proposed, "agenda">)
  | { readonly type: "ProposalPutOnAgenda"; readonly session: string; readonly putOn: string }
  | {
      readonly type: "ProposalWithdrawn";
      readonly motives?: string;
      readonly withdrawnOn: string;
    }
  /** The vote that makes it legal, and the motives, stand in the session's stream. */
  | ({ readonly type: "ProposalApproved" | "ProposalSentBack" } & Settled);

const evolve = (state: Proposal, event: ProposalEvent): Proposal => {
  if (event.type === "RulesProposed") {
    const { scheme, definition, about, proposer } = event;
    return { phase: "proposed", scheme, definition, about, proposer };
  }
  if (state.phase === "not-proposed") return state;
  switch (event.type) {
    case "ProposalPutOnAgenda":
      return { ...state, agenda: event.session };
    case "ProposalWithdrawn":
      return { ...state, phase: "withdrawn" };
    case "ProposalApproved":
    case "ProposalSentBack": {
      const { session, decidedOn } = event;
      const phase = event.type === "ProposalApproved" ? "approved" : "sent-back";
      return { ...state, phase, session, decidedOn };
    }
    default:
      return unreachable(event);
  }
};

export const proposal: Aggregate<Proposal, ProposalEvent> = {
  kind: "proposal",
  plural: "proposals",
  initial: { phase: "not-proposed" },
  evolve,
  events: {
    RulesProposed: { schema: 1, personal: ["/motives"] },
    ProposalPutOnAgenda: { schema: 1 },
    ProposalWithdrawn: { schema: 1, personal: ["/motives"] },
    ProposalApproved: { schema: 1 },
    ProposalSentBack: { schema: 1 },
  },
};
