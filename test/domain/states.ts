import type { StreamName } from "#kernel/index.js";
import { aggregateOf } from "#verification/act.js";

/** The states of all streams, as the log is read from its start. */
export type States = Map<StreamName, unknown>;

export const get = <State>(states: States, stream: StreamName): State =>
  (states.get(stream) ?? aggregateOf(stream).initial) as State;

export const when = (wrong: boolean, fault: string): readonly string[] => (wrong ? [fault] : []);
