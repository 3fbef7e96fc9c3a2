import type { Pool } from "pg";
import type { Clock, Id, JsonObject } from "#kernel/index.js";
import { pause } from "#projections/pause.js";

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

/** What became of it. What is thrown instead is tried again later. */
export type Sent =
  { readonly outcome: "done" } | { readonly outcome: "refused"; readonly code: string };

export interface DispatcherParts {
  readonly pool: Pool;
  readonly send: (errand: Errand) => Promise<Sent>;
  /** The folder's clock: what is due by it is due. */
  readonly clock: Clock;
  /** False while the wall clock differs from the database's or has jumped: no deadline then. */
  readonly clockIsSane: () => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

interface OutboxRow {
  readonly id: string;
  readonly command: string;
  readonly target: string;
  readonly body: JsonObject;
  readonly cause: Id<"event">;
  readonly not_before: string | null;
}

/** Milliseconds between two looks at the outbox when nobody rings. */
const rhythm = 500;
/** Rows taken at once; another process leaves them alone for so many seconds. */
const taken = 32;
const claimed = 10;

/** Hands the rows of the outbox to whoever gives commands, until each is done or refused. */
export class Dispatcher {
  #bell = new AbortController();

  constructor(private readonly parts: DispatcherParts) {}

  /** There may be new rows. */
  wake(): void {
    this.#bell.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const bell = new AbortController();
      this.#bell = bell;
      let count = 0;
      try {
        count = await this.dispatch();
      } catch (error) {
        this.parts.report(error);
      }
      if (count < taken) await pause(rhythm, AbortSignal.any([signal, bell.signal]));
    }
  }

  /** Sends what is due now, in order to each target. @returns how many were taken up */
  async dispatch(): Promise<number> {
    const rows = await this.#take();
    const last = new Map<string, Promise<void>>();
    for (const row of rows) {
      const before = last.get(row.target) ?? Promise.resolve();
      last.set(
        row.target,
        before.then(() => this.#send(row)),
      );
    }
    await Promise.all(last.values());
    return rows.length;
  }

  async #take(): Promise<readonly OutboxRow[]> {
    const { pool, clock, clockIsSane } = this.parts;
    const due = (await clockIsSane()) ? clock.now() : "";
    const { rows } = await pool.query<OutboxRow & { nth: string }>(
      // A claim that runs out is sent again: under the same key that does no harm.
      `update read.outbox o set attempts = attempts + 1, next_at = now() + $3 * interval '1 second'
       where id in (select id from read.outbox
         where status = 'waiting' and next_at <= now() and coalesce(not_before, '') <= $1
         order by nth limit $2 for update skip locked)
       returning id, command, target, body, cause, not_before, nth`,
      [due, taken, claimed],
    );
    return rows.sort((a, b) => Number(a.nth) - Number(b.nth));
  }

  async #send(row: OutboxRow): Promise<void> {
    const { id, command, target, body, cause, not_before } = row;
    try {
      const sent = await this.parts.send({
        key: `reaction:${id}`,
        command,
        id: target,
        body,
        cause,
      });
      // The clock was set back meanwhile: whoever decided may have found it too early.
      if (not_before !== null && this.parts.clock.now() < not_before) return await this.#again(id);
      await this.#settle(id, sent);
    } catch (error) {
      await this.#retry(id, error);
    }
  }

  async #settle(id: string, sent: Sent): Promise<void> {
    await this.parts.pool.query(
      `update read.outbox set status = $2, code = $3, error = null, settled_at = now() where id = $1`,
      [id, sent.outcome, sent.outcome === "refused" ? sent.code : null],
    );
  }

  async #again(id: string): Promise<void> {
    await this.parts.pool.query(`update read.outbox set next_at = now() where id = $1`, [id]);
  }

  /** A quarter of a second, then twice as long each time, up to four minutes. */
  async #retry(id: string, error: unknown): Promise<void> {
    this.parts.report(error);
    await this.parts.pool.query(
      `update read.outbox set error = $2,
         next_at = now() + 0.25 * power(2, least(attempts - 1, 10)) * interval '1 second'
       where id = $1`,
      [id, error instanceof Error ? error.message : String(error)],
    );
  }
}
