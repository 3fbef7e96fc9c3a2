import { IsIn, IsOptional } from "class-validator";
import type { PersonId, StreamName } from "#kernel/index.js";
import type { ErasureReason, LegalBasis, Requested } from "#labelling/erasure/erasure.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { type ErasureRow, erasures } from "./erasures.js";

export const erasurePhases = [
  "requested",
  "approved",
  "carried-out",
  "completed",
] as const satisfies readonly Requested["phase"][];

export class ListErasures extends Paging {
  @IsOptional() @IsIn(erasurePhases) readonly phase?: string;
}

export interface ListedErasure {
  readonly id: string;
  /** Its kind and id; nothing else is left of it once the phase is `completed`. */
  readonly subject: StreamName;
  readonly phase: Requested["phase"];
  readonly reason: ErasureReason;
  readonly legalBasis: LegalBasis;
  readonly requestedBy: PersonId;
  readonly requestedOn: string;
  readonly approvedBy: PersonId | null;
  readonly completedOn: string | null;
}

export const listErasures = query({
  name: "erasures",
  path: "/erasures",
  summary: "Lists the erasures that were asked for, by whom and why, and whether each is done.",
  shape: ListErasures,
  of: [erasures],
  run: async (tables, { phase, after, limit = usualPage }) => {
    const conditions = new Conditions().add(phase, (one) => `e.phase = ${one}`);
    onlyAfter(conditions, after, "e.requested_on", "e.key");
    const rows = await tables.select<ErasureRow>(
      `select e.* from ${tables.of(erasures)} e where ${conditions.where}
       order by e.requested_on, e.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, (row) => ["requested", row.requested_on, row.key]);
  },
});

const listed = ({ key, requested_on, completed_on, state }: ErasureRow): ListedErasure => {
  const { subject, phase, reason, legalBasis, requestedBy } = state;
  return {
    id: key,
    subject,
    phase,
    reason,
    legalBasis,
    requestedBy,
    requestedOn: requested_on,
    approvedBy: state.phase === "requested" ? null : state.approvedBy,
    completedOn: completed_on,
  };
};
