import { IsUUID } from "class-validator";
import { streamName } from "#kernel/index.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { decisions } from "../decisions/decisions.js";
import { drawnDecisions, type ToldDecision } from "../decisions/told-decisions.js";
import { listed, type ListedProposal } from "./list-proposals.js";
import { onlyProposals } from "./only-proposals.js";
import { proposals, type ProposalRow } from "./proposals.js";

export class ShowProposal {
  @IsUUID() readonly id!: string;
}

export interface ProposalDetail extends ListedProposal {
  readonly stream: string;
  readonly version: number;
  readonly withdrawn: ProposalRow["withdrawn"];
  /** What sessions have made of it: put off perhaps, then approved or sent back. */
  readonly decisions: readonly ToldDecision[];
}

export const showProposal = query({
  name: "proposal",
  path: "/proposals/:id",
  summary: "Shows rules that were proposed, and each decision on them with its motives and vote.",
  shape: ShowProposal,
  of: [proposals, decisions],
  run: async (tables, { id }, viewer): Promise<ProposalDetail | undefined> => {
    const conditions = new Conditions().add(id, (one) => `p.key = ${one}`);
    await onlyProposals(conditions, tables, viewer);
    const [row] = await tables.select<ProposalRow>(
      `select p.* from ${tables.of(proposals)} p where ${conditions.where}`,
      conditions.values,
    );
    return (
      row && {
        ...listed(row),
        stream: streamName("proposal", id),
        version: row.version,
        withdrawn: row.withdrawn,
        decisions: await drawnDecisions(tables, id, viewer),
      }
    );
  },
});
