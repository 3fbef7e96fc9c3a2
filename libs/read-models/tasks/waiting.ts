import type { Rejection } from "#kernel/index.js";
import type { Imposed } from "#labelling/label/events.js";

export const taskCodes = [
  "FILE_AWAITS_DECLARATION",
  "COMPLEMENTS_TO_EXAMINE",
  "DECISION_NOT_NOTIFIED",
  "NOTIFICATION_FAILED",
  "APPEAL_AWAITS_AGENDA",
  "REVIEWERS_WANTED",
  "CONDITIONS_DUE",
  "REVOCATION_TO_SETTLE",
  "HOLDER_NOT_NOTIFIED",
  "HOLDER_NOT_REACHED",
  "MINUTES_NOT_DRAFTED",
  "MINUTES_NOT_APPROVED",
] as const;
export type TaskCode = (typeof taskCodes)[number];

/** Something that waits for somebody, until an event says that it is done. */
export interface Waiting {
  readonly code: TaskCode;
  /** The day from which it waits, which may be to come; null while it is in other hands. */
  readonly since: string | null;
  /** What its sentence tells of. */
  readonly facts: Rejection["about"];
  readonly memory?: Memory;
}

/** What has to be known of what came before, to know when the task is done. */
export type Memory =
  | { readonly minimum: number; readonly asked: readonly string[] }
  /** Conditions that are not met. */
  | { readonly open: readonly Imposed[] };
