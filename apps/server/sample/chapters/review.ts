import type { Opinion } from "#labelling/instruction/events.js";
import type { Part } from "../people.js";

/** What is made of a file: a mark for each criterion of its grid in turn, an opinion, the reasons. */
export type Said = readonly [marks: readonly number[], opinion: Opinion, text: string];

/** Whom the secretariat asks, and what the first and the second of those asked make of the file. */
export interface Reviewed {
  readonly ref: string;
  readonly askedOn: string;
  readonly reviewedOn: string;
  readonly asked: readonly Part[];
  readonly said: readonly Said[];
}
