/** Where the time comes from. `now` is UTC with three decimals, the folder's clock offset included. */
export interface Clock {
  now(): string;
}
