import { Client, type ClientConfig } from "pg";
import type { Position } from "#event-store/port.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { patience, SharedConnection, type Database } from "./database.js";
import type { Tables } from "./query.js";
import type { ReadModel } from "./read-model.js";
import { FoldStopped } from "./rebuild.js";
import { liveTable } from "./table.js";
import { fill, TableBuilder, type Filling } from "./table-builder.js";

/** The last event recorded up to a moment, and whether it is the last of the log. */
export interface Moment {
  readonly position: Position;
  readonly isLast: boolean;
}

/** The last event up to a moment among those up to `known`; what came after, nobody has looked at. */
export interface KnownMoment {
  readonly position: Position;
  readonly known: Position;
}

export interface TimeTravelParts extends Omit<Filling, "progress" | "signal"> {
  readonly connection: ClientConfig;
  readonly momentOf: (at: string) => Promise<KnownMoment>;
}

interface Past {
  readonly client: Client;
  readonly db: Database;
}

/** Names the session that holds them: whoever erases somebody ends it, and they are folded anew. */
export const pastTables = "creativallee past";

/** Events read at once beyond what is known. */
const page = 1_000;

/** Tables of the past kept at one time, and for how long after the last use, in milliseconds. */
const kept = 24;
const idle = 600_000;

/**
 * Tables as of a moment, folded by the same folds up to the last event before it. They are temporary
 * tables of one connection: nobody else sees them, and nothing is left of them when it ends.
 */
export class TimeTravel {
  #connected: Promise<Past> | undefined;
  /** Table by model, version and position; the one used last stands last. */
  readonly #tables = new Map<string, string>();
  #made = 0;
  /** One table is built after the other: each takes its share of memory. */
  #turn: Promise<void> = Promise.resolve();
  #rest: NodeJS.Timeout | undefined;

  constructor(private readonly parts: TimeTravelParts) {}

  /** @param at UTC, ISO 8601 */
  async momentOf(at: string): Promise<Moment> {
    const moment = new Date(at).toISOString();
    let { position, known } = await this.parts.momentOf(at);
    for (;;) {
      const later = await this.parts.store.readAll(known, page);
      const last = later.at(-1);
      if (!last) return { position, isLast: position === known };
      const within = later.findLast(({ event }) => event.at <= moment);
      if (within && within.position > position) position = within.position;
      known = last.position;
    }
  }

  /** @throws the signal's reason when it aborts */
  async tables(
    asOf: string,
    position: Position,
    models: readonly ReadModel[],
    signal?: AbortSignal,
  ): Promise<Pick<Tables, "today" | "of" | "live" | "select">> {
    const { db } = await this.#connect();
    const built = this.#turn.then(() => this.#build(db, models, position, signal));
    this.#turn = built.catch(() => undefined);
    await built;
    const names = new Map(models.map((model) => [model.name, this.#use(keyOf(model, position))]));
    await this.#dropOldest(db);
    return {
      today: parisDay(asOf),
      of: (model) => names.get(model.name) ?? liveTable(model),
      live: liveTable,
      select: async <Row extends object>(sql: string, values: readonly unknown[]) =>
        (await db.query<Row>(sql, [...values])).rows,
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.#rest);
    const connected = this.#connected;
    this.#connected = undefined;
    this.#tables.clear();
    await (await connected)?.client.end();
  }

  async #build(
    db: Database,
    models: readonly ReadModel[],
    position: Position,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const missing = models.filter((model) => !this.#tables.has(keyOf(model, position)));
    if (missing.length === 0) return;
    const builders = missing.map(
      (model) => new TableBuilder(db, model, `pg_temp.${model.name}_${(this.#made += 1)}`),
    );
    try {
      for (const builder of builders) await builder.create("temporary");
      const filling = { ...this.parts, ...(signal && { signal }) };
      await fill(builders, filling, position);
      for (const { model, stopped } of builders)
        if (stopped) throw new FoldStopped(model.name, stopped);
      for (const builder of builders) {
        await builder.flush();
        await builder.index();
      }
    } catch (error) {
      for (const { table } of builders) await db.query(`drop table if exists ${table}`);
      throw error;
    }
    for (const { model, table } of builders) this.#tables.set(keyOf(model, position), table);
  }

  #use(key: string): string {
    const table = this.#tables.get(key);
    if (table === undefined) throw new Error("the connection of the past was lost");
    this.#tables.delete(key);
    this.#tables.set(key, table);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.close(), idle).unref();
    return table;
  }

  async #dropOldest(db: Database): Promise<void> {
    for (const [key, table] of this.#tables) {
      if (this.#tables.size <= kept) return;
      this.#tables.delete(key);
      await db.query(`drop table ${table}`);
    }
  }

  #connect(): Promise<Past> {
    this.#connected ??= this.#open().catch((error: unknown) => {
      this.#connected = undefined;
      throw error;
    });
    return this.#connected;
  }

  async #open(): Promise<Past> {
    const named = { application_name: pastTables };
    const client = new Client({ ...this.parts.connection, ...patience, ...named });
    // Its temporary tables went with it.
    const lost = () => {
      this.#connected = undefined;
      this.#tables.clear();
    };
    client.on("error", lost);
    client.on("end", lost);
    await client.connect();
    return { client, db: new SharedConnection(client) };
  }
}

const keyOf = ({ name, version }: ReadModel, position: Position): string =>
  `${name} ${version} ${position}`;
