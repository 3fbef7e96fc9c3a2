import { proposal, type Proposal, type ProposalEvent } from "#labelling/proposal/proposal.js";
import { readModel, type Row } from "#projections/read-model.js";

export type Made = Exclude<Proposal, { readonly phase: "not-proposed" }>;

/** That who proposed rules has taken them back, perhaps with why. */
export interface Withdrawal {
  readonly on: string;
  readonly motives: string | null;
}

/** Other rules of a scheme that somebody of its committee has proposed. */
export interface ProposalRow extends Row {
  readonly scheme: string;
  readonly phase: Made["phase"];
  readonly proposed_on: string;
  /** Why rules ought to change. */
  readonly motives: string;
  readonly withdrawn: Withdrawal | null;
  readonly state: Made;
  readonly version: number;
}

export const proposals = readModel<ProposalRow, ProposalEvent>({
  name: "proposals",
  version: 2,
  reads: [proposal],
  opens: { RulesProposed: ["/motives"], ProposalWithdrawn: ["/motives"] },
  columns: {
    scheme: "text",
    phase: "text",
    proposed_on: "text",
    motives: "text",
    withdrawn: "jsonb",
    state: "jsonb",
    version: "integer",
  },
  indexes: ["(proposed_on, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const state = proposal.evolve(row?.state ?? proposal.initial, event);
    if (state.phase === "not-proposed") return row;
    const { scheme, phase } = state;
    const told =
      event.type === "RulesProposed"
        ? { proposed_on: event.proposedOn, motives: event.motives }
        : row;
    if (!told) return row;
    const { proposed_on, motives } = told;
    const withdrawn = withdrawalIn(event) ?? row?.withdrawn ?? null;
    return { key, scheme, phase, state, proposed_on, motives, withdrawn, version };
  },
});

const withdrawalIn = (event: ProposalEvent): Withdrawal | undefined =>
  event.type === "ProposalWithdrawn"
    ? { on: event.withdrawnOn, motives: event.motives ?? null }
    : undefined;
