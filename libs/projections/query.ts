import type { Viewer } from "#access/viewer.js";
import type { Aggregate, DomainEvent, Json } from "#kernel/index.js";
import type { Shown } from "#labelling/reading/reading.js";
import type { ReadModel } from "./read-model.js";
import type { Happened } from "./stream-told.js";

/** What an answer lays open of a file. */
export type LaidOpen = Shown & { readonly application: string };

/** Where a query reads: the live tables, or those of a moment in the past. */
export interface Tables {
  /** The Paris day of the moment asked for, YYYY-MM-DD: deadlines read otherwise every day. */
  readonly today: string;
  /** The Paris day of now: who sits on that day, say, may see what was then. */
  readonly rightsOn: string;
  /** What the database's clock has told, by the folder's: the one clock of all that people read. */
  onClock(instant: Date): string;
  /** As of the moment asked for. */
  of(model: ReadModel): string;
  /** As of now: rights are today's, whatever moment one looks at. */
  live(model: ReadModel): string;
  /** What a hash in a row names, such as the texts of a scheme. */
  blob(hash: string): Promise<Json>;
  /** Notes what the answer lays open of a file, so that who is shown it can be kept. */
  shows(laid: LaidOpen): void;
  select<Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** What a stream of the log holds up to the moment asked for; nothing personal in it is opened. */
  tell<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<readonly Happened<Event>[]>;
  /**
   * Reads as of another moment: a day, which means its end, or an instant. One that has yet to come is
   * now.
   */
  past<Answer>(
    moment: string,
    of: readonly ReadModel[],
    run: (tables: Tables) => Promise<Answer>,
  ): Promise<Answer>;
}

/** A filter names what there is not: to answer that nothing was found would hide a slip of the pen. */
export class FilterRefused extends Error {
  override readonly name = "FilterRefused";
  /** @param code a rejection's, whose sentence says why */
  constructor(
    readonly filter: string,
    readonly code: string,
  ) {
    super(`${filter}: ${code}`);
  }
}

/** A question that a read model answers; its route, OpenAPI entry and CLI form follow from it. */
export interface Query<Params extends object = object, Answer = unknown> {
  readonly name: string;
  /** Below /api/v1; `:id` is a field of the shape. */
  readonly path: `/${string}`;
  /** One sentence, for OpenAPI and the command line. */
  readonly summary: string;
  readonly shape: new () => Params;
  /** The tables that it reads as of the moment asked for; with none, it can only tell how it is now. */
  readonly of: readonly ReadModel[];
  /**
   * `undefined`: there is no such thing, or none that the viewer may see; the two are told alike.
   * @throws FilterRefused
   */
  run(tables: Tables, params: Params, viewer: Viewer): Promise<Answer | undefined>;
}

/** Whether it can be asked as of a moment in the past. */
export const travels = ({ of }: Pick<Query, "of">): boolean => of.length > 0;

export const query = <Params extends object, Answer>(
  definition: Query<Params, Answer>,
): Query<Params, Answer> => definition;
