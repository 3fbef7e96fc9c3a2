/**
 * Whether what an error says may repeat a value that was stored or sent: PostgreSQL of data that it
 * refuses (SQLSTATE 22 and 23), JavaScript of JSON that it cannot read.
 */
export const mayRepeatValues = (error: Error): boolean =>
  error instanceof SyntaxError ||
  ("code" in error && typeof error.code === "string" && /^2[23]\w{3}$/.test(error.code));

/** As it is logged: what it is, where it was thrown, what led to it. Other fields may be a row's. */
export const withoutValues = (
  error: Error,
  { name, message, stack, code, cause, errors }: Record<string, unknown>,
): Record<string, unknown> => {
  const kept = {
    name,
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause }),
    ...(errors === undefined ? {} : { errors }),
  };
  return mayRepeatValues(error)
    ? { ...kept, message: "left out: it may repeat a value", stack: framesOf(error) }
    : { ...kept, message, stack };
};

const framesOf = ({ stack = "" }: Error): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
