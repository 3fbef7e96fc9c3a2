import type { DomainEvent } from "#kernel/index.js";
import type { LogReader, Told } from "./told.js";

export type ColumnType = "text" | "text[]" | "integer" | "boolean" | "jsonb";

/** Every column stands in every row; `null` where there is nothing to say. */
export interface Row {
  readonly key: string;
}

/** A fold with a table. Its folder holds the table, the fold and the queries on it. */
export interface ReadModel<
  R extends Row = Row,
  Event extends DomainEvent = DomainEvent,
> extends LogReader {
  /** Names the table, too: snake_case. */
  readonly name: string;
  /** Raised when the fold or the table changes; the model is then built anew beside the live one. */
  readonly version: number;
  readonly columns: { readonly [Column in Exclude<keyof R, "key">]: ColumnType };
  /** What stands behind `create index on <table>`; made once a rebuilt table is filled. */
  readonly indexes: readonly string[];
  /** The rows that an event touches. */
  keys(told: Told<Event>): readonly string[];
  /** Pure. The row after the event; `undefined` for no row, before and after. */
  project(row: R | undefined, told: Told<Event>, key: string): R | undefined;
}

/** Gives a definition its types, so that its file need not name them twice. */
export const readModel = <R extends Row, Event extends DomainEvent>(
  definition: ReadModel<R, Event>,
): ReadModel<R, Event> => definition;
