/** Waits until nobody else builds the model. Names stand in the code: letters, `_` and `-`. */
export const buildLock = (model: string): string =>
  `pg_advisory_lock(hashtextextended('creativallee build ${model}', 0))`;
