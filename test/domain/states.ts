import type { GrowingPast } from "./replay.js";

/** The states of all streams, as the log is read from its start. */
export type States = Pick<GrowingPast, "head">;

export const when = (wrong: boolean, fault: string): readonly string[] => (wrong ? [fault] : []);
