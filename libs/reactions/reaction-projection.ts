import { beginning, type EventStore, type Position } from "#event-store/port.js";
import type { JsonObject } from "#kernel/index.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import type { Database } from "#projections/database.js";
import { CannotFold } from "#projections/folded-rows.js";
import type { Projection } from "#projections/projection.js";
import type { Told } from "#projections/told.js";
import type { Message, Reaction } from "./reaction.js";

/** A row of the outbox as the statement takes it. */
interface Sending {
  readonly id: string;
  readonly cause: string;
  readonly caused_at: string;
  readonly command: string;
  readonly target: string;
  readonly body: JsonObject;
  readonly not_before: string | null;
  readonly status: "waiting" | "held";
}

const page = 1_000;

/**
 * Runs a reaction: what it sends goes to the outbox in the transaction that moves its checkpoint.
 * Events that were there before it first ran go through it without sending: its messages are held,
 * for an operator to release. So a new reaction does not answer years of history at once, nor an old
 * one all of it again when the outbox was lost.
 */
export class ReactionProjection implements Projection {
  readonly name: string;
  readonly version = 1;
  readonly reads: Reaction["reads"];
  readonly opens = {};
  readonly writes = `
    sent as (insert into read.outbox
        (id, reaction, cause, caused_at, command, target, body, not_before, status)
      select s.id, $9::text, s.cause, s.caused_at, s.command, s.target, s.body, s.not_before, s.status
      from moved, json_to_recordset($6::json) as s(id text, cause text, caused_at text,
        command text, target text, body jsonb, not_before text, status text)
      on conflict (id) do nothing),
    remembered as (insert into read.reaction_states (reaction, key, state)
      select $9::text, s.key, s.state from moved, json_to_recordset($7::json) as s(key text, state jsonb)
      on conflict (reaction, key) do update set state = excluded.state),
    forgotten as (delete from read.reaction_states
      where reaction = $9 and key = any($8::text[]) and exists (select from moved))`;
  #quietUntil: Position = beginning;

  constructor(
    private readonly reaction: Reaction,
    private readonly store: EventStore,
  ) {
    this.name = `reaction ${reaction.name}`;
    this.reads = reaction.reads;
  }

  async begin(db: Database): Promise<void> {
    this.#quietUntil = (await this.#knownStart(db)) ?? (await this.#firstStart(db));
  }

  async fold(told: readonly Told[], db: Database): Promise<readonly unknown[]> {
    const states = await this.#statesOf(told, db);
    const sent: Sending[] = [];
    const changed = new Set<string>();
    for (const one of told) {
      try {
        const state = states.get(one.id);
        const messages = this.reaction.react(one, state);
        sent.push(...messages.map((message, nth) => this.#sending(one, message, nth)));
        const after = this.reaction.evolve?.(state, one);
        if (after === state) continue;
        changed.add(one.id);
        if (after) states.set(one.id, after);
        else states.delete(one.id);
      } catch (error) {
        throw new CannotFold(one, error);
      }
    }
    const remembered = [...changed].flatMap((key) => {
      const state = states.get(key);
      return state ? [{ key, state }] : [];
    });
    const forgotten = [...changed].filter((key) => !states.has(key));
    return [JSON.stringify(sent), JSON.stringify(remembered), forgotten, this.reaction.name];
  }

  #sending({ position, envelope }: Told, message: Message, nth: number): Sending {
    const { command, to: target, body, from } = message;
    return {
      id: `${this.reaction.name}:${envelope.id}${nth === 0 ? "" : `:${nth}`}`,
      cause: envelope.id,
      caused_at: envelope.at,
      command: command.type,
      target,
      body,
      not_before: from === undefined ? null : parisMidnight(from),
      status: position <= this.#quietUntil ? "held" : "waiting",
    };
  }

  async #statesOf(told: readonly Told[], db: Database): Promise<Map<string, JsonObject>> {
    if (!this.reaction.evolve) return new Map();
    const { rows } = await db.query<{ key: string; state: JsonObject }>(
      `select key, state from read.reaction_states where reaction = $1 and key = any($2)`,
      [this.reaction.name, told.map(({ id }) => id)],
    );
    return new Map(rows.map(({ key, state }) => [key, state]));
  }

  async #knownStart(db: Database): Promise<Position | undefined> {
    const { rows } = await db.query<{ quiet_until: Position }>(
      `select quiet_until from read.reaction_starts where reaction = $1`,
      [this.reaction.name],
    );
    return rows[0]?.quiet_until;
  }

  async #firstStart(db: Database): Promise<Position> {
    let head = beginning;
    for (;;) {
      const last = (await this.store.readAll(head, page)).at(-1);
      if (!last) break;
      head = last.position;
    }
    await db.query(`insert into read.reaction_starts (reaction, quiet_until) values ($1, $2)`, [
      this.reaction.name,
      head,
    ]);
    return head;
  }
}
