import { IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import type { PersonId } from "#kernel/index.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { onlyProposals } from "./only-proposals.js";
import { type Made, proposals, type ProposalRow } from "./proposals.js";

export const proposalPhases = [
  "proposed",
  "withdrawn",
  "approved",
  "sent-back",
] as const satisfies readonly Made["phase"][];

export class ListProposals extends Paging {
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  @IsOptional() @IsIn(proposalPhases) readonly phase?: string;
}

export interface ListedProposal {
  readonly id: string;
  readonly scheme: string;
  /** Names the rules proposed. */
  readonly definition: string;
  readonly about: readonly string[];
  readonly proposer: PersonId;
  readonly proposedOn: string;
  readonly motives: string;
  readonly phase: Made["phase"];
  /** That approved it or sent it back. */
  readonly session: string | null;
  readonly decidedOn: string | null;
}

export const listProposals = query({
  name: "proposals",
  path: "/proposals",
  summary: "Lists the rules that were proposed, with their motives and what became of them.",
  shape: ListProposals,
  of: [proposals],
  run: async (tables, { scheme, phase, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      .add(scheme, (one) => `p.scheme = ${one}`)
      .add(phase, (one) => `p.phase = ${one}`);
    await onlyProposals(conditions, tables, viewer);
    onlyAfter(conditions, after, "p.proposed_on", "p.key");
    const rows = await tables.select<ProposalRow>(
      `select p.* from ${tables.of(proposals)} p where ${conditions.where}
       order by p.proposed_on, p.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, (row) => ["proposed", row.proposed_on, row.key]);
  },
});

export const listed = ({
  key,
  proposed_on: proposedOn,
  motives,
  state,
}: ProposalRow): ListedProposal => {
  const { scheme, definition, about, proposer, phase } = state;
  return {
    id: key,
    scheme,
    definition,
    about,
    proposer,
    proposedOn,
    motives,
    phase,
    session: "session" in state ? state.session : null,
    decidedOn: "decidedOn" in state ? state.decidedOn : null,
  };
};
