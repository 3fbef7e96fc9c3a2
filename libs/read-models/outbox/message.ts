import type { Viewer } from "#access/viewer.js";
import type { JsonObject } from "#kernel/index.js";
import { reasonOf } from "./reasons.js";

/** How a message stands. `dated` waits for its day, `held` for an operator, `dead` for a replay. */
export const messageStatuses = ["waiting", "dated", "held", "done", "refused", "dead"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/**
 * The outbox is no fold of the log: what became of a message is known nowhere else. So it is read
 * where it stands, as it is now, and has no past to show.
 */
export const outbox = "read.outbox";

/** @param midnight the parameter that stands for the beginning of today in Paris */
export const statusOn = (midnight: string): string =>
  `case when o.status = 'waiting' and o.not_before > ${midnight} then 'dated' else o.status end`;

export interface MessageRow {
  readonly id: string;
  readonly nth: string;
  readonly status: MessageStatus;
  readonly reaction: string;
  readonly cause: string;
  readonly caused_at: string;
  readonly command: string;
  readonly target: string;
  readonly body: JsonObject;
  readonly not_before: string | null;
  readonly attempts: number;
  readonly code: string | null;
  readonly error: string | null;
}

export interface ListedMessage {
  readonly id: string;
  /** A short name for it, by which it is found as by its id. */
  readonly number: number;
  readonly status: MessageStatus;
  readonly reaction: string;
  readonly command: string;
  /** Which letter it sends, if it does. */
  readonly letter: string | null;
  readonly target: string;
  /** When the event happened that it answers. */
  readonly causedAt: string;
  readonly notBefore: string | null;
  readonly attempts: number;
  /** Why it was refused, by a rule or by whoever was to take a letter. */
  readonly code: string | null;
  /** The same in words; null for a code of another release. */
  readonly reason: string | null;
  /** What went wrong last. */
  readonly error: string | null;
}

export const listedMessage = (row: MessageRow, { language }: Viewer): ListedMessage => {
  const { id, status, reaction, command, target, attempts, code, error } = row;
  const [causedAt, notBefore] = [row.caused_at, row.not_before];
  const why = { code, reason: reasonOf(code, language), error };
  const { template } = row.body;
  const letter = typeof template === "string" ? template : null;
  const what = { number: Number(row.nth), reaction, command, letter, target };
  return { id, status, ...what, causedAt, notBefore, attempts, ...why };
};
