// Names stand in the code: letters, `_`, `-` and spaces.
const keyOf = (text: string) => `hashtextextended('creativallee ${text}', 0)`;

/** Advisory locks of a session, as SQL: whoever holds a projection's runs it. */
export const tryLockName = (projection: string): string =>
  `pg_try_advisory_lock(${keyOf(`projection ${projection}`)})`;

/** Waits until nobody else builds the model. */
export const buildLock = (model: string): string => `pg_advisory_lock(${keyOf(`build ${model}`)})`;
