import type { Clock } from "#kernel/index.js";

/** The time that commands are decided at and stamped with, and whether it may be believed just now. */
export interface StampClock extends Clock {
  isTrusted(): boolean;
}

/**
 * The wall clock has jumped, or differs from the database's. Nothing is decided meanwhile: no event of
 * a stream may be before its last, so one stamped with the future would take all that follow with it.
 */
export class ClockNotTrusted extends Error {
  override readonly name = "ClockNotTrusted";
  constructor() {
    super("the clock has jumped or differs from the database's; nothing was stored");
  }
}
