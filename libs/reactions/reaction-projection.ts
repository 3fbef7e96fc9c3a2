import { beginning, type EventStore, type Position } from "#event-store/port.js";
import { idOf, type JsonObject, type StreamName } from "#kernel/index.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { advance, type Held } from "#projections/checkpoint.js";
import type { Database } from "#projections/database.js";
import { insertFailures, readFailures, streamFailure, type Failure } from "#projections/failure.js";
import type { Projection } from "#projections/projection.js";
import { Batch, type Faulty, type Told } from "#projections/told.js";
import { type Message, messageId, type Reaction } from "./reaction.js";
import { type Answered, postmarked, type Trail } from "./trail.js";

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

/** What some events come to. */
interface Outcome {
  readonly sent: readonly Sending[];
  readonly remembered: readonly { readonly key: string; readonly state: JsonObject }[];
  readonly forgotten: readonly string[];
  readonly failures: readonly Failure[];
}

const page = 1_000;
/** More than any one stream holds. */
const most = 1_000_000;

/**
 * Runs a reaction: what it sends goes to the outbox in the transaction that moves its checkpoint.
 * Events that were there before it first ran go through it without sending: its messages are held,
 * for an operator to release. So a new reaction does not answer years of history at once, nor an old
 * one all of it again when the outbox was lost.
 *
 * An event that it throws on stops that event's stream alone. A later release tries it again from
 * there when it begins, since a reaction is never rebuilt.
 */
export class ReactionProjection implements Projection {
  readonly name: string;
  readonly version = 1;
  readonly reads: Reaction["reads"];
  readonly opens = {};
  readonly writes = `
    sent as (insert into read.outbox
        (id, reaction, cause, caused_at, command, target, body, not_before, status, traceparent)
      select s.id, $9::text, s.cause, s.caused_at, s.command, s.target, s.body, s.not_before, s.status,
        s.traceparent
      from moved, json_to_recordset($6::json) as s(id text, cause text, caused_at text,
        command text, target text, body jsonb, not_before text, status text, traceparent text)
      on conflict (id) do nothing),
    remembered as (insert into read.reaction_states (reaction, key, state)
      select $9::text, s.key, s.state from moved, json_to_recordset($7::json) as s(key text, state jsonb)
      on conflict (reaction, key) do update set state = excluded.state),
    forgotten as (delete from read.reaction_states
      where reaction = $9 and key = any($8::text[]) and exists (select from moved)),
    failed as (${insertFailures("moved,", "$10", "$1")}),
    mended as (delete from read.failures
      where name = $1 and key = any($11::text[]) and exists (select from moved))`;
  #quietUntil: Position = beginning;
  readonly #stopped = new Set<string>();

  constructor(
    private readonly reaction: Reaction,
    private readonly store: EventStore,
    private readonly trail?: Trail,
  ) {
    this.name = `reaction ${reaction.name}`;
    this.reads = reaction.reads;
  }

  async begin(db: Database, at: Held): Promise<void> {
    this.#quietUntil = (await this.#knownStart(db)) ?? (await this.#firstStart(db));
    this.#stopped.clear();
    for (const failure of await readFailures(db, this.name)) {
      if (!(await this.#takeUp(failure, at, db))) this.#stopped.add(failure.key);
    }
  }

  async fold(told: readonly (Told | Faulty)[], db: Database): Promise<readonly unknown[]> {
    return this.#values(await this.#outcome(told, db));
  }

  /** A stream that stood still, from the event that it stood at. @returns whether it goes on now */
  async #takeUp({ key, position }: Failure, at: Held, db: Database): Promise<boolean> {
    const stored = (await this.store.read(key as StreamName, 0, "forwards", most)).filter(
      (one) => one.position >= position && one.position <= at.position,
    );
    const batch = await Batch.of(stored, [this], async () => []);
    const { told, until } = batch.tell(this, beginning);
    const outcome = await this.#outcome(told, db);
    this.#stopped.delete(key);
    if (until || outcome.failures.length > 0) return false;
    const step = { from: at, to: at.position, events: 0 };
    return advance(db, this, step, this.#values(outcome, [key]));
  }

  #values({ sent, remembered, forgotten, failures }: Outcome, mended: readonly string[] = []) {
    const [rows, states] = [JSON.stringify(sent), JSON.stringify(remembered)];
    const { name } = this.reaction;
    return [rows, states, forgotten, name, JSON.stringify(failures), mended];
  }

  async #outcome(told: readonly (Told | Faulty)[], db: Database): Promise<Outcome> {
    const states = await this.#statesOf(told, db);
    const answers: Answered<Sending>[] = [];
    const changed = new Set<string>();
    const failures: Failure[] = [];
    for (const one of told) {
      const { stream } = one.envelope;
      if (this.#stopped.has(stream)) continue;
      try {
        if ("fault" in one) throw new Error(one.fault);
        const key = this.#keyOf(one);
        const state = states.get(key);
        const messages = this.reaction.react(one, state);
        const after = this.reaction.evolve?.(state, one);
        const rows = messages.map((message, nth) => this.#sending(one, message, nth));
        if (rows.length > 0) answers.push({ event: one.envelope, rows });
        if (after === state) continue;
        changed.add(key);
        if (after) states.set(key, after);
        else states.delete(key);
      } catch (error) {
        this.#stopped.add(stream);
        failures.push(streamFailure(one, error));
      }
    }
    const remembered = [...changed].flatMap((key) => {
      const state = states.get(key);
      return state ? [{ key, state }] : [];
    });
    return {
      sent: await postmarked(db, this.trail, this.reaction.name, answers),
      remembered,
      forgotten: [...changed].filter((key) => !states.has(key)),
      failures,
    };
  }

  #keyOf(one: Told | Faulty): string {
    return "fault" in one ? idOf(one.envelope.stream) : (this.reaction.key?.(one) ?? one.id);
  }

  #sending({ position, envelope }: Told, message: Message, nth: number): Sending {
    const { command, to: target, body, from } = message;
    return {
      id: messageId(this.reaction, envelope.id, nth),
      cause: envelope.id,
      caused_at: envelope.at,
      command: command.type,
      target,
      body,
      not_before: from === undefined ? null : parisMidnight(from),
      status: position <= this.#quietUntil ? "held" : "waiting",
    };
  }

  async #statesOf(
    told: readonly (Told | Faulty)[],
    db: Database,
  ): Promise<Map<string, JsonObject>> {
    if (!this.reaction.evolve) return new Map();
    const { rows } = await db.query<{ key: string; state: JsonObject }>(
      `select key, state from read.reaction_states where reaction = $1 and key = any($2)`,
      [this.reaction.name, told.map((one) => this.#keyOf(one))],
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
