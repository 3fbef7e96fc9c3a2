import type { Stop } from "./checkpoint.js";
import type { Database } from "./database.js";
import type { Failure } from "./failure.js";

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** How many events it has folded. */
  readonly events: number;
  readonly stopped: Stop | null;
  /** Rows and streams that stand still, the first few of them. */
  readonly failures: readonly Pick<Failure, "scope" | "key" | "event" | "reason">[];
}

const shown = 20;

export const projectionStatus = async (db: Database): Promise<readonly ProjectionStatus[]> => {
  const { rows } = await db.query<ProjectionStatus>(
    `select c.name, c.version, c.events::float8 as events, c.stopped, coalesce(f.failures, '[]') as failures
     from read.checkpoints c left join lateral (
       select json_agg(json_build_object('scope', f.scope, 'key', f.key, 'event', f.event, 'reason', f.reason)) as failures
       from (select * from read.failures where name = c.name order by failed_at, key limit ${shown}) f
     ) f on true
     order by c.name`,
  );
  return rows;
};
