import type { Pool } from "pg";
import type { Clock, Id, JsonObject } from "#kernel/index.js";
import type { Errand, Sent } from "./dispatcher.js";
import { keyOf } from "./reaction.js";
import { callWebhook } from "./tell-webhooks.js";
import { patience } from "./webhook-standing.js";
import { unwaited } from "./unwaited.js";

export interface CourierParts {
  readonly pool: Pool;
  readonly send: (errand: Errand) => Promise<Sent>;
  /** The folder's clock. */
  readonly clock: Clock;
  readonly report: (error: unknown, after: AfterFailure) => void;
}

/** When it is tried again; absent where it is given up, or could not be written down. */
export interface AfterFailure {
  readonly nextAt?: Date;
}

interface OutboxRow {
  readonly id: string;
  readonly command: string;
  readonly target: string;
  readonly body: JsonObject;
  readonly cause: Id<"event">;
  readonly not_before: string | null;
  readonly traceparent: string | null;
}

/** Seconds until the second attempt; then twice as long each time, up to the longest. */
const firstPause = 0.25;
const [longestPause, longestForWebhooks] = [600, 3_600];
/**
 * A mail server or a disk may be away for hours, and nobody is to replay by hand what only had to wait:
 * a message is tried for a day. But one that met a short fault, then a server that stood still over a
 * weekend, has not been tried for a day; twelve attempts take eight minutes of running at least. What a
 * webhook is told is tried until its owner is told that nobody takes it.
 */
const isGivenUp = `(attempts >= 12 and failing_since <= now()
  - case command when '${callWebhook.type}' then interval '${patience}' else interval '1 day' end)`;
const pauseLimit = `case command when '${callWebhook.type}' then ${longestForWebhooks}
  else ${longestPause} end`;

/** Sees one row of the outbox through: gives its command, and writes down what became of it. */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /** A row that is settled already, or gone, is left alone: the queue may know it from before. */
  async carry(id: string): Promise<void> {
    const row = await this.#begin(id);
    if (!row) return;
    const { command, target, body, cause, not_before, traceparent } = row;
    const trace = traceparent === null ? {} : { traceparent };
    const errand = { key: keyOf(id), command, id: target, body, cause, ...trace };
    try {
      const sent = await this.parts.send(errand);
      // The clock was set back meanwhile: whoever decided may have found it too early.
      if (not_before !== null && this.parts.clock.now() < not_before) return await this.#again(id);
      await this.#settle(id, sent);
    } catch (error) {
      let after: AfterFailure = {};
      try {
        after = await this.#retry(id, error instanceof Error ? error.message : String(error));
      } finally {
        this.parts.report(error, after);
      }
    }
  }

  /** Counted before it is made: an attempt that took its process along counts too, if no disk. */
  async #begin(id: string): Promise<OutboxRow | undefined> {
    const { rows } = await this.parts.pool.query<OutboxRow>(
      `with ${unwaited} update read.outbox set attempts = attempts + 1
       from unwaited where id = $1 and status = 'waiting'
       returning id, command, target, body, cause, not_before, traceparent`,
      [id],
    );
    return rows[0];
  }

  async #settle(id: string, sent: Sent): Promise<void> {
    await this.parts.pool.query(
      `update read.outbox set status = $2, code = $3, error = null, failing_since = null,
         settled_at = now()
       where id = $1 and status = 'waiting'`,
      [id, sent.outcome, sent.outcome === "refused" ? sent.code : null],
    );
  }

  async #again(id: string): Promise<void> {
    await this.parts.pool.query(`update read.outbox set handed_at = null where id = $1`, [id]);
  }

  async #retry(id: string, error: string): Promise<AfterFailure> {
    const { rows } = await this.parts.pool.query<{ next_at: Date | null }>(
      `update read.outbox set error = $2, handed_at = null,
         failing_since = coalesce(failing_since, now()),
         next_at = now() + least(${pauseLimit}, ${firstPause} * power(2, least(attempts, 20) - 1))
           * interval '1 second',
         status = case when ${isGivenUp} then 'dead' else status end,
         settled_at = case when ${isGivenUp} then now() end
       where id = $1 and status = 'waiting'
       returning case when status = 'waiting' then next_at end as next_at`,
      [id, error],
    );
    return rows[0]?.next_at ? { nextAt: rows[0].next_at } : {};
  }
}
