import { proposal, type Proposal, type ProposalEvent } from "#labelling/proposal/proposal.js";
import { readModel, type Row } from "#projections/read-model.js";

export type Made = Exclude<Proposal, { readonly phase: "not-proposed" }>;

/** Other rules of a scheme that somebody of its committee has proposed. */
export interface ProposalRow extends Row {
  readonly scheme: string;
  readonly phase: Made["phase"];
  readonly proposed_on: string;
  /** Why rules ought to change; why they were taken back stands in the trail. */
  readonly motives: string;
  readonly state: Made;
  readonly version: number;
}

export const proposals = readModel<ProposalRow, ProposalEvent>({
  name: "proposals",
  version: 2,
  reads: [proposal],
  opens: { RulesProposed: ["/motives"] },
  columns: {
    scheme: "text",
    phase: "text",
    proposed_on: "text",
    motives: "text",
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
    return { key, scheme, phase, state, proposed_on, motives, version };
  },
});
