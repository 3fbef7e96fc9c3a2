import type { Database } from "#projections/database.js";
import { projectionStatus, type ProjectionStatus } from "#projections/status.js";
import type { Reaction } from "./reaction.js";

/** How far a reaction has come, and what has become of its messages. */
export interface Standing extends Pick<ProjectionStatus, "events" | "stopped" | "failures"> {
  readonly name: string;
  readonly waiting: number;
  readonly refused: number;
  readonly dead: number;
  readonly held: number;
  /** When the events happened that its held messages answer: the first and the last, UTC. */
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
}

type Messages = Omit<Standing, "events" | "stopped" | "failures">;

/** In the order given; one that has never run has read nothing. */
export const reactionStandings = async (
  db: Database,
  reactions: readonly Pick<Reaction, "name">[],
): Promise<readonly Standing[]> => {
  const status = new Map((await projectionStatus(db)).map((one) => [one.name, one]));
  const { rows } = await db.query<Messages>(
    `select name, count(id) filter (where status = 'waiting')::int as waiting,
       count(id) filter (where status = 'refused')::int as refused,
       count(id) filter (where status = 'dead')::int as dead,
       count(id) filter (where status = 'held')::int as held,
       min(caused_at) filter (where status = 'held') as "heldFrom",
       max(caused_at) filter (where status = 'held') as "heldUntil"
     from unnest($1::text[]) with ordinality as r(name, place)
     left join read.outbox on reaction = name and status <> 'done'
     group by name, place order by place`,
    [reactions.map(({ name }) => name)],
  );
  return rows.map((row) => {
    const { events, stopped, failures } = status.get(`reaction ${row.name}`) ?? unread;
    return { ...row, events, stopped, failures };
  });
};

const unread = { events: 0, stopped: null, failures: [] };
