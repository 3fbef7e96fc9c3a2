import { DatabaseError, type Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { admit } from "../admission.js";
import { follow } from "../follow.js";
import { ordinalOf, positionOf } from "../position.js";
import {
  LogUnavailable,
  type Appended,
  type Direction,
  type EncodedEvent,
  type EventStore,
  type Expected,
  type Position,
  type SealedPart,
  type StoredEvent,
} from "../port.js";
import { storedEvent, Unreadable } from "../stored-event.js";
import { appendCall, appendedOf, type Append, type AppendRow } from "./append-call.js";
import { fateOf, passes, reasonOf, RolledBack, unavailable } from "./faults.js";
import { GroupCommit, type Settled } from "./group-commit.js";
import { Listener } from "./listener.js";
import { bareColumns, storedColumns, StoredRow, type BareRow } from "./stored-row.js";

/** Appends run one after the other: a second call on its way hides the round trip of the first. */
const callsInFlight = 2;

/** A server that is silent for so long, in milliseconds, is given up: the answer counts as lost. */
const patience = 10_000;

const ignore = () => undefined;

/**
 * The log in the schema `log` (`logMigrations`) of the pool's database. Takes up to two connections
 * for appends, one while anything follows, and one a read; closing the pool is its owner's.
 */
export class PostgresEventStore implements EventStore {
  readonly #appends: GroupCommit<Append, Appended>;
  readonly #listener: Listener;

  /** @param departing is told how many appends a call carries */
  constructor(
    private readonly pool: Pool,
    departing?: (size: number) => void,
  ) {
    this.#appends = new GroupCommit(callsInFlight, (batch) => this.#send(batch), departing);
    this.#listener = new Listener(pool);
  }

  async append(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
    sealed: readonly SealedPart[],
  ): Promise<Appended> {
    admit(stream, expected, events);
    const bytes = [...events.map(({ bytes }) => bytes), ...sealed.map(({ blob }) => blob)];
    const size = bytes.reduce((sum, { length }) => sum + length, 0);
    return this.#appends.ask({ key: stream, expected, events, sealed, size });
  }

  read(stream: StreamName, from: number, direction: Direction, limit: number) {
    const [within, order] = direction === "forwards" ? [">=", "asc"] : ["<=", "desc"];
    return this.#stored(
      `where hashtextextended(stream, 0) = hashtextextended($1, 0) and stream = $1
         and version ${within} $2::bigint
       order by version ${order} limit $3`,
      [stream, from, limit],
    );
  }

  async readAll(after: Position, limit: number, kinds?: readonly string[]) {
    const wanted = kinds ? `and split_part(stream, '-', 1) = any($3)` : "";
    return this.#stored(`where position > $1 ${wanted} order by position limit $2`, [
      ordinalOf(after),
      limit,
      ...(kinds ? [kinds] : []),
    ]);
  }

  async *follow(after: Position, signal: AbortSignal) {
    this.#listener.join();
    try {
      yield* follow(this, this.#listener.bell, after, signal);
    } finally {
      await this.#listener.leave();
    }
  }

  async sealedParts(hashes: readonly string[]) {
    const rows = await this.#rows<[string, Buffer]>(
      `select hash, blob from log.sealed_parts where hash = any($1)`,
      [hashes],
    );
    return new Map<string, Uint8Array>(rows);
  }

  async #stored(which: string, values: unknown[]): Promise<readonly StoredEvent[]> {
    try {
      const text = `select ${storedColumns} from log.events ${which}`;
      const rows = await this.#rows<[string, string]>(text, values);
      return rows.map((row) => new StoredRow(row));
    } catch (error) {
      if (!(error instanceof Unreadable || isNotUtf8(error))) throw error;
      const text = `select ${bareColumns} from log.events ${which}`;
      const rows = await this.#rows<[...BareRow]>(text, values);
      return rows.map(([position, bytes, stream, version]) =>
        storedEvent(positionOf(position), bytes, { stream, version }),
      );
    }
  }

  /** Planned anew at each call, since a kept plan may have been made on an empty table. */
  async #rows<Row extends unknown[]>(text: string, values: unknown[]): Promise<Row[]> {
    const query = { text, values, rowMode: "array" as const, query_timeout: patience };
    try {
      return (await this.pool.query<Row>(query)).rows;
    } catch (error) {
      throw passes(error) ? unavailable(error) : error;
    }
  }

  async #send(batch: readonly Append[]): Promise<readonly Settled<Appended>[]> {
    try {
      const rows = await this.#call(batch);
      return rows.map((row) => ({ status: "fulfilled", value: appendedOf(row) }));
    } catch (error) {
      if (error instanceof LogUnavailable) throw error;
      if (!(error instanceof RolledBack)) {
        const value: Appended = { outcome: "unknown", reason: reasonOf(error) };
        return batch.map(() => ({ status: "fulfilled", value }));
      }
      if (passes(error.cause)) throw unavailable(error.cause);
      if (batch.length === 1) throw error.cause;
      return this.#sendOneByOne(batch);
    }
  }

  /** One of them is at fault, such as a name that PostgreSQL refuses; the others are not. */
  async #sendOneByOne(batch: readonly Append[]): Promise<readonly Settled<Appended>[]> {
    const settled: Settled<Appended>[] = [];
    for (const append of batch) {
      const [own] = await Promise.allSettled([this.#send([append])]);
      settled.push(...(own.status === "fulfilled" ? own.value : [own]));
    }
    return settled;
  }

  /** @throws LogUnavailable when nothing was sent, RolledBack, or what the connection was lost to. */
  async #call(batch: readonly Append[]): Promise<readonly AppendRow[]> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
    // Without a listener a lost connection would end the process; the query tells of it as well.
    client.on("error", ignore);
    try {
      const query = { ...appendCall(batch), query_timeout: patience };
      const { rows } = await client.query<AppendRow>(query);
      client.off("error", ignore).release();
      return rows;
    } catch (error) {
      const fate = await fateOf(error, client);
      // One that takes no writes may have been replaced by another, which a new connection finds.
      if (fate instanceof RolledBack && !isReadOnly(fate)) client.off("error", ignore).release();
      else client.release(true);
      throw fate;
    }
  }
}

const isReadOnly = ({ cause }: RolledBack): boolean => cause.code === "25006";

const isNotUtf8 = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === "22021";
