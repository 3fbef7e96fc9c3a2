import type { Pool } from "pg";
import type { Clock, Id, JsonObject } from "#kernel/index.js";
import { pause } from "#projections/pause.js";
import { unwaited } from "./unwaited.js";

/** A command that a reaction asks for, as the engine is to give it. */
export interface Errand {
  /** Idempotency key: given twice under it, the command is taken once. */
  readonly key: string;
  /** Its type, as the registry knows it. */
  readonly command: string;
  readonly id: string;
  readonly body: JsonObject;
  readonly cause: Id<"event">;
}

/** What became of it: for good, a refusal too. What is thrown instead is tried again later. */
export type Sent =
  { readonly outcome: "done" } | { readonly outcome: "refused"; readonly code: string };

export interface DispatcherParts {
  readonly pool: Pool;
  /** The folder's clock: what is due by it is due. */
  readonly clock: Clock;
  /** False while the wall clock differs from the database's or has jumped: no deadline then. */
  readonly clockIsSane: () => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

/** Gives rows of the outbox to the queue, by their ids; one that it holds already stays as it is. */
export type Hand = (ids: readonly string[]) => Promise<void>;

/** Milliseconds between two looks at the outbox when nobody rings. */
const rhythm = 500;
/** Rows handed over at once. */
const handful = 64;
/** Rows that the queue holds at most: what waits longer waits in the outbox, in its order. */
const most = 256;
/** Seconds after which a row that is not settled is handed over again: the queue may have lost it. */
const believed = 10;

/**
 * Hands what is due in the outbox to the queue. The outbox stays the truth: the queue holds ids alone,
 * and may be emptied at any time.
 */
export class Dispatcher {
  #bell = new AbortController();

  constructor(private readonly parts: DispatcherParts) {}

  /** There may be something to hand over: a new row, or room. */
  wake(): void {
    this.#bell.abort();
  }

  async run(signal: AbortSignal, hand: Hand): Promise<void> {
    while (!signal.aborted) {
      const bell = new AbortController();
      this.#bell = bell;
      let count = 0;
      try {
        count = await this.dispatch(hand);
      } catch (error) {
        this.parts.report(error);
      }
      if (count < handful) await pause(rhythm, AbortSignal.any([signal, bell.signal]));
    }
  }

  /** @returns how many were handed over */
  async dispatch(hand: Hand): Promise<number> {
    const { pool, clock, clockIsSane } = this.parts;
    const due = (await clockIsSane()) ? clock.now() : "";
    const { rows } = await pool.query<{ id: string; nth: string }>({
      name: "outbox due",
      text: statement,
      values: [due],
    });
    const inOrder = rows.sort((a, b) => Number(a.nth) - Number(b.nth));
    if (rows.length > 0) await hand(inOrder.map(({ id }) => id));
    return rows.length;
  }
}

const inQueue = (row: string) => `${row}.handed_at > now() - interval '${believed} seconds'`;
const isDue = (row: string) =>
  `${row}.status = 'waiting' and ${row}.next_at <= now() and coalesce(${row}.not_before, '') <= $1`;

/**
 * Of what is due to one target, the first, while the queue holds nothing else for it: so each target
 * gets its messages in the order of the log, one after the other. One that has failed is not due until
 * it is tried again, and keeps nobody waiting meanwhile.
 */
const statement = `
  with ${unwaited}
  update read.outbox set handed_at = now()
  from unwaited
  where id in (
    select o.id from read.outbox o
    where ${isDue("o")} and (o.handed_at is null or not ${inQueue("o")})
      and not exists (select from read.outbox e
        where e.status = 'waiting' and e.target = o.target and e.id <> o.id and ${inQueue("e")})
      and not exists (select from read.outbox e
        where e.target = o.target and e.nth < o.nth and ${isDue("e")})
    -- Not by the index of all that was ever sent.
    order by o.nth + 0
    limit least(${handful}, greatest(0, ${most} - (
      select count(*) from read.outbox q where q.status = 'waiting' and ${inQueue("q")})))
    for update of o skip locked)
  returning id, nth`;
