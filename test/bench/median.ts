export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that so many of all, a share of one, do not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
