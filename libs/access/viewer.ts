import type { Capacity, engine, PersonId } from "#kernel/index.js";

/** Who looks: a person, in the one capacity that the token is for; or the operator at the console. */
export interface Viewer {
  readonly person: PersonId | typeof engine;
  readonly capacity: Capacity | typeof engine;
  readonly language: "fr" | "en";
}

/** Whoever holds a good token. */
export interface Holder extends Viewer {
  readonly person: PersonId;
  readonly capacity: Capacity;
}
