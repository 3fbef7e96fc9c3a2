import type { ExPostCriterion } from "../scheme/definition.js";

/** An event holds 65,535 bytes; its envelope, and what it says besides, want their part. */
const room = 50_000;

/** Whether a grid can be told in one event. Measured as JSON in UTF-8, which is how it is stored. */
export const fitsAnEvent = (criteria: readonly ExPostCriterion[]): boolean =>
  new TextEncoder().encode(JSON.stringify(criteria)).length <= room;
