/** Where the time comes from. `now` is UTC with three decimals, the folder's clock offset included. */
export interface Clock {
  now(): string;
}

/** A clock that may run ahead of the machine's, or behind it. */
export interface ShiftedClock extends Clock {
  /** Milliseconds ahead; negative when behind. */
  offset(): number;
}
