import { beginning, type Position } from "#event-store/port.js";
import type { Database } from "./database.js";
import { isLeased } from "./leases.js";

/** How far a projection has come, as its row in `read.checkpoints` says. */
export interface Checkpoint {
  readonly version: number;
  readonly generation: number;
  readonly position: Position;
  /** How many it has folded. */
  readonly events: number;
  readonly stopped: Stop | null;
}

/** A checkpoint, and the token of the lease under which it may be moved. */
export interface Held extends Checkpoint {
  readonly token: string;
}

/** Why a projection does not go on: at which event, and what is the matter with it. */
export interface Stop {
  readonly event: string;
  readonly type: string;
  readonly reason: string;
}

export const readCheckpoints = async (db: Database): Promise<ReadonlyMap<string, Checkpoint>> => {
  const { rows } = await db.query<Checkpoint & { name: string }>(
    `select name, version, generation, position, events::float8 as events, stopped
     from read.checkpoints`,
  );
  return new Map(rows.map((row) => [row.name, row]));
};

/** Where a projection starts that has no table to fill. */
export const firstCheckpoint = async (
  db: Database,
  { name, version }: { readonly name: string; readonly version: number },
): Promise<void> => {
  await db.query(
    `insert into read.checkpoints (name, version, position, events) values ($1, $2, $3, 0)
     on conflict (name) do nothing`,
    [name, version, beginning],
  );
};

export interface Step {
  readonly from: Held;
  readonly to: Position;
  /** How many of the events between the two it reads. */
  readonly events: number;
}

/**
 * Writes what the events up to `to` came to and moves the checkpoint there, in one statement, hence
 * in one transaction and one round trip. Nothing is written when the checkpoint is not where this
 * process left it, or its lease is another's by now.
 * @returns false in that case: look again
 */
export const advance = async (
  db: Database,
  { name, writes }: { readonly name: string; readonly writes: string },
  { from, to, events }: Step,
  values: readonly unknown[],
): Promise<boolean> => {
  const { rows } = await db.query<{ moved: boolean }>({
    name: `advance ${name}`,
    text: `with moved as (
        update read.checkpoints set position = $4, events = events + $5, stopped = null
        where name = $1 and generation = $2 and position = $3
          and ${isLeased("$1", `$${6 + values.length}`)}
        returning name
      ), ${writes}
      select exists (select from moved) as moved`,
    values: [name, from.generation, from.position, to, events, ...values, from.token],
  });
  return rows[0]?.moved === true;
};

export interface IdleStep extends Step {
  readonly name: string;
}

/** The same for all those that nothing in the batch concerned. @returns the names of those moved */
export const advanceIdle = async (
  db: Database,
  steps: readonly IdleStep[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await db.query<{ name: string }>({
    name: "advance idle",
    text: `update read.checkpoints c set position = s."to", events = c.events + s.events, stopped = null
      from json_to_recordset($1::json) as s(name text, generation int, "from" text, "to" text, events bigint, token text)
      where c.name = s.name and c.generation = s.generation and c.position = s."from"
        and ${isLeased("s.name", "s.token")}
      returning c.name`,
    values: [
      JSON.stringify(
        steps.map(({ name, from, to, events }) => {
          const { generation, position, token } = from;
          return { name, generation, from: position, to, events, token };
        }),
      ),
    ],
  });
  return new Set(rows.map(({ name }) => name));
};

/** Shown in the status. The next process that takes the projection tries again, so does a rebuild. */
export const recordStop = async (
  db: Database,
  name: string,
  { position, token }: Held,
  stop: Stop,
): Promise<void> => {
  await db.query(
    `update read.checkpoints set stopped = $2
     where name = $1 and position = $3 and ${isLeased("$1", "$4")}`,
    [name, stop, position, token],
  );
};
