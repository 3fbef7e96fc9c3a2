import type { Pool } from "pg";
import type { Clock, Id, JsonObject } from "#kernel/index.js";
import { isLeased } from "#projections/leases.js";
import { pause } from "#projections/pause.js";
import { sendMail } from "./send-mail.js";
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
  /** Where its trace stands, while traces are on: see `Trail`. */
  readonly traceparent?: string;
}

/** What became of it: for good, a refusal too. What is thrown instead is tried again later. */
export type Sent =
  { readonly outcome: "done" } | { readonly outcome: "refused"; readonly code: string };

export interface DispatcherParts {
  readonly pool: Pool;
  /** The folder's clock: what is due by it is due. */
  readonly clock: Clock;
  /** The token under which this process dispatches; undefined while another does. */
  readonly lease: () => string | undefined;
  /** False while the wall clock differs from the database's or has jumped: no deadline then. */
  readonly clockIsSane: () => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

/** Gives rows of the outbox to the queue, by their ids; one that it holds already stays as it is. */
export type Hand = (ids: readonly string[]) => Promise<void>;

/** Milliseconds between two looks at the outbox when nobody rings. */
const rhythm = 500;
/** After a failure, whoever rings. */
const afterFailure = 1_000;
/** Rows handed over at once. */
const handful = 64;
/** Rows that the queue holds at most: what waits longer waits in the outbox, in its order. */
const most = 256;
/**
 * Letters that the queue holds at most, far fewer than are done at the same time: a mail server that
 * hangs holds up no command.
 */
const letters = 8;
/** Seconds after which a row that is not settled is handed over again: the queue may have lost it. */
const believed = 10;

/**
 * Hands what is due in the outbox to the queue. The outbox stays the truth: the queue holds ids alone,
 * and may be emptied at any time.
 */
export class Dispatcher {
  /** What the lease of it is called. */
  static readonly work = "dispatcher";

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
      const count = await this.dispatch(hand).catch(async (error: unknown) => {
        this.parts.report(error);
        await pause(afterFailure, signal);
        return handful;
      });
      if (count < handful) await pause(rhythm, AbortSignal.any([signal, bell.signal]));
    }
  }

  /** @returns how many were handed over */
  async dispatch(hand: Hand): Promise<number> {
    const { pool, clock, clockIsSane, lease } = this.parts;
    const token = lease();
    if (token === undefined) return 0;
    const due = (await clockIsSane()) ? clock.now() : "";
    const { rows } = await pool.query<{ id: string; nth: string }>({
      name: "outbox due",
      text: statement,
      values: [due, token],
    });
    const inOrder = rows.sort((a, b) => Number(a.nth) - Number(b.nth));
    const ids = inOrder.map(({ id }) => id);
    if (ids.length > 0) await hand(ids).catch((fault: unknown) => this.#takeBack(ids, fault));
    return ids.length;
  }

  /** The queue is away, or full: they are due as before, and not only once they are believed lost. */
  async #takeBack(ids: readonly string[], fault: unknown): Promise<never> {
    await this.parts.pool
      .query(`update read.outbox set handed_at = null where id = any($1)`, [ids])
      .catch(() => undefined);
    throw fault;
  }
}

const inQueue = `handed_at > now() - interval '${believed} seconds'`;
const isDue = `status = 'waiting' and next_at <= now() and coalesce(not_before, '') <= $1`;

const isLetter = `command = '${sendMail.type}'`;

/**
 * Of what is due to one target, the first, while the queue holds nothing else for it: so each target
 * gets its messages in the order of the log, one after the other; its letters by themselves, as no
 * command waits for one. One that has failed is not due until it is tried again, and keeps nobody
 * waiting meanwhile.
 *
 * In steps, each at most one pass over what is due: an anti join of the table with itself was planned
 * while it was empty, and took a minute for some thousand rows.
 */
const statement = `
  with ${unwaited},
  queued as materialized (
    select target, ${isLetter} as letter from read.outbox where status = 'waiting' and ${inQueue}),
  heads as materialized (
    select distinct on (target, letter) id, nth, target, ${isLetter} as letter
    from read.outbox where ${isDue} order by target, letter, nth),
  free as materialized (
    select id, nth, letter, row_number() over (partition by letter order by nth) as place
    from heads where (target, letter) not in (select target, letter from queued)),
  chosen as materialized (
    select id from free
    where (not letter or place <= ${letters} - (select count(*) from queued where letter))
      and ${isLeased(`'${Dispatcher.work}'`, "$2")} order by nth
    limit least(${handful}, greatest(0, ${most} - (select count(*) from queued)))),
  taken as materialized (
    select id from read.outbox where id in (select id from chosen)
      and status = 'waiting' and (handed_at is null or not ${inQueue})
    for update skip locked)
  update read.outbox o set handed_at = now() from unwaited, taken where o.id = taken.id
  returning o.id, o.nth`;
