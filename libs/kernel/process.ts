import type { Aggregate } from "./aggregate.js";
import type { Actor } from "./actor.js";
import type { Command, World } from "./command.js";
import type { Rejection } from "./decision.js";

/** Names that only the edge can derive, since they hang on the log's secret. */
export interface Names {
  /** The id of the thing that the process makes or acts on. */
  readonly self: string;
  /** The id of the `claim-…` stream that holds a value unique within `kind`. */
  claim(kind: string, value: string): string;
  /** The id of a thing of that kind that hangs on `key` alone, whoever asks: an import and its `ref`. */
  derived(kind: string, key: string): string;
}

interface Act {
  readonly command: Command;
  readonly id: string;
  readonly body: object;
}

export interface Step extends Act {
  /**
   * Tells the step from the others where some may be left out; otherwise its place does. No number,
   * so that it is never taken for a place.
   */
  readonly key?: string;
  /** Who does this step, when it is not the caller alone: the engine, or the caller for another. */
  by?(caller: Actor): Actor;
  /** What undoes this step when a later one is refused. */
  readonly back?: readonly Undoing[];
}

/** The caller undoes, whoever did; it is told by its place after its step, and is not undone itself. */
export interface Undoing extends Act {
  readonly key?: never;
  readonly by?: never;
  readonly back?: never;
}

/**
 * What spans several streams: steps that run in order within one request, each under an id derived
 * from the same key, so that a repeat after a crash completes it.
 */
export interface Process<Body extends object = object> {
  readonly type: string;
  readonly summary: string;
  readonly on: Aggregate;
  readonly shape: new () => Body;
  readonly creates?: true;
  readonly ifMatch?: true;
  readonly example: Body;
  /** Pure, from what `world` tells; steps that are seen to be done already may be left out. */
  steps(
    body: Body,
    names: Names,
    world: World,
  ): Promise<readonly Step[] | { readonly rejected: Rejection }>;
}

export const process = <Body extends object>(definition: Process<Body>): Process<Body> =>
  definition;
