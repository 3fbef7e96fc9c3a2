import type { Actor } from "#kernel/index.js";
import type { Effect } from "./due-days.js";

/**
 * One thing that happened, as whoever asks may know of it. It bears no number: what they may not see
 * would leave a gap.
 */
export interface StoryEntry {
  readonly at: string;
  /** In which capacity somebody did it. */
  readonly by: Actor["as"];
  readonly code: string;
  readonly text: string;
  /** Motives, a reason, a message: in the words of who wrote it. */
  readonly said: string | null;
  /** Of a session, which item it is about. */
  readonly item: string | null;
  /** The version of the rules that it happened under. */
  readonly schemeVersion: number | null;
  readonly deadlines: readonly Effect[];
}

export interface Story {
  readonly id: string;
  /** Whose rules those are. */
  readonly scheme: string | null;
  readonly entries: readonly StoryEntry[];
}
