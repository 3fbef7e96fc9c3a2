import type { Database } from "#projections/database.js";
import { type NotedTrouble, readTroubles } from "./trouble.js";

/** How the tree and its signatures stand. */
export interface AuditStanding {
  /** Events that have an index. */
  readonly size: number;
  /** Those of them that are in the last checkpoint. */
  readonly signed: number;
  /** Whether as many witnesses have cosigned it as the policy asks. */
  readonly quorum: boolean;
  readonly troubles: readonly NotedTrouble[];
}

export const auditStanding = async (db: Database): Promise<AuditStanding> => {
  const { rows } = await db.query<Omit<AuditStanding, "troubles">>(
    `select t.size::float8 as size, coalesce(c.size, 0)::float8 as signed,
       coalesce(c.quorum, false) as quorum
     from audit.tree t left join lateral (
       select size, quorum from audit.checkpoints order by size desc limit 1) c on true`,
  );
  const { size, signed, quorum } = rows[0] ?? { size: 0, signed: 0, quorum: false };
  return { size, signed, quorum, troubles: await readTroubles(db) };
};
