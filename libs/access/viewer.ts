import type { Capacity, PersonId } from "#kernel/index.js";

/** Who looks: a person, in the one capacity that the token is for. */
export interface Viewer {
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly language: "fr" | "en";
}
