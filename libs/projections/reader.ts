import { DatabaseError, type Pool } from "pg";
import type { Viewer } from "#access/viewer.js";
import type { EventStore, Position } from "#event-store/port.js";
import type { ShiftedClock, StreamName } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { pastMoment } from "#labelling/calendar/past-moment.js";
import { sha256 } from "#sealing/hash.js";
import { readCheckpoints } from "./checkpoint.js";
import { type Moves, Passing } from "./passing.js";
import type { LaidOpen, Query, Tables } from "./query.js";
import type { ReadModel } from "./read-model.js";
import { streamTold } from "./stream-told.js";
import { liveTable } from "./table.js";
import type { TimeTravel } from "./time-travel.js";

/** The table is being built, or built anew; answered with 503. */
export class NotReady extends Error {
  override readonly name = "NotReady";
  constructor(readonly model: string) {
    super(`${model} is being built`);
  }
}

export interface Asking {
  /** What the caller has written and wants to see: waited for, a while. */
  readonly seen?: { readonly stream: StreamName; readonly version: number };
  /** UTC, ISO 8601: as of the last event up to then. */
  readonly asOf?: string;
  readonly signal?: AbortSignal;
}

interface Found<Answer> {
  readonly answer: Answer | undefined;
  /** What of files is laid open by it. */
  readonly shown: readonly LaidOpen[];
}

export interface Answered<Answer> extends Found<Answer> {
  /** What the caller had written is not in it yet. */
  readonly stale: boolean;
}

/** Where one answer is read from. */
interface Place extends Omit<Tables, "shows" | "past"> {
  past<Answer>(
    moment: string,
    of: readonly ReadModel[],
    run: (tables: Place) => Promise<Answer>,
  ): Promise<Answer>;
}

/** What is laid open of the past is laid open as well. */
const noting = (place: Place, shows: Tables["shows"]): Tables => ({
  ...place,
  shows,
  past: (moment, of, run) => place.past(moment, of, (past) => run(noting(past, shows))),
});

/** How long a read waits for what its caller wrote, in milliseconds. */
const patience = 2_000;
/** No such column, no such table, or a statement that was prepared for other columns. */
const otherForm = ["42703", "42P01", "0A000"];

/** The one way to the read models: waits for what the caller wrote, travels in time, asks. */
export class Reader {
  readonly #current = new Set<string>();
  readonly #passing: Passing;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    worker: Moves,
    private readonly travel: TimeTravel,
    private readonly clock: ShiftedClock,
    private readonly blob: Tables["blob"],
  ) {
    this.#passing = new Passing(pool, worker);
  }

  /** @throws NotReady */
  async ask<Params extends object, Answer>(
    query: Query<Params, Answer>,
    params: Params,
    viewer: Viewer,
    { seen, asOf, signal }: Asking = {},
  ): Promise<Answered<Answer>> {
    await this.#ready(query.of);
    const names = query.of.map(({ name }) => name);
    const stale = seen !== undefined && !(await this.waitFor(names, seen, patience));
    const run = async (tables: Place): Promise<Found<Answer>> => {
      const shown: LaidOpen[] = [];
      const noted = noting(tables, (laid) => void shown.push(laid));
      return { answer: await query.run(noted, params, viewer), shown };
    };
    const found = await (asOf === undefined
      ? this.#answerNow(query, signal, run)
      : this.#answerAsOf(asOf, query, signal, run));
    return { ...found, stale };
  }

  async #answerNow<Answer>(
    query: Pick<Query, "of">,
    signal: AbortSignal | undefined,
    run: (tables: Place) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await run(this.#live(parisDay(this.clock.now()), signal));
    } catch (error) {
      // A newer release beside this one may have put its table in the place of ours.
      if (!(error instanceof DatabaseError && otherForm.includes(error.code ?? ""))) throw error;
      this.#current.clear();
      await this.#ready(query.of);
      throw error;
    }
  }

  /** By the live tables where nothing has happened since, and they stand just there; else folded. */
  async #answerAsOf<Answer>(
    asOf: string,
    { of }: Pick<Query, "of">,
    signal: AbortSignal | undefined,
    run: (tables: Place) => Promise<Answer>,
  ): Promise<Answer> {
    const names = of.map(({ name }) => name);
    const { position, isLast } = await this.travel.momentOf(asOf);
    if (isLast && (await this.#passing.within(patience, names, position))) {
      const answer = await run(this.#live(parisDay(asOf), signal, position));
      const checkpoints = await readCheckpoints(this.pool);
      // Something may have happened meanwhile; positions only grow.
      if (names.every((name) => checkpoints.get(name)?.position === position)) return answer;
    }
    const past = await this.travel.tables(asOf, position, of, signal);
    return run({ ...past, ...this.#beside(signal, position) });
  }

  /** What is no table. @param until the last event that is told */
  #beside(
    signal: AbortSignal | undefined,
    until?: Position,
  ): Pick<Place, "blob" | "onClock" | "rightsOn" | "tell" | "past"> {
    const { clock, blob, store } = this;
    return {
      rightsOn: parisDay(clock.now()),
      onClock: (instant) => new Date(instant.getTime() + clock.offset()).toISOString(),
      blob,
      tell: (aggregate, id) => streamTold(store, aggregate, id, until),
      past: async (moment, of, run) => {
        await this.#ready(of);
        const now = clock.now();
        const found = pastMoment(moment, now);
        return this.#answerAsOf("at" in found ? found.at : now, { of }, signal, run);
      },
    };
  }

  #live(today: string, signal: AbortSignal | undefined, until?: Position): Place {
    return {
      today,
      ...this.#beside(signal, until),
      of: liveTable,
      live: liveTable,
      select: async <Row extends object>(text: string, values: readonly unknown[]) => {
        // Prepared: planning a list costs more than reading a page of it.
        const statement = {
          name: sha256(Buffer.from(text)).slice(0, 40),
          text,
          values: [...values],
        };
        return (await this.pool.query<Row>(statement)).rows;
      },
    };
  }

  /** Whether the projections have all passed an event, within a time in milliseconds. */
  async waitFor(
    names: readonly string[],
    { stream, version }: NonNullable<Asking["seen"]>,
    ms: number,
  ): Promise<boolean> {
    const [event] = await this.store.read(stream, version, "forwards", 1);
    if (!event) return false;
    return this.#passing.within(ms, names, event.position);
  }

  /** A table of another version may have other columns. */
  async #ready(models: readonly ReadModel[]): Promise<void> {
    if (models.every(({ name }) => this.#current.has(name))) return;
    const checkpoints = await readCheckpoints(this.pool);
    for (const { name, version } of models) {
      if (checkpoints.get(name)?.version !== version) throw new NotReady(name);
      this.#current.add(name);
    }
  }
}
