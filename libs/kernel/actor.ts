import type { PersonId } from "./id.js";

export const capacities = [
  "carrier",
  "secretariat",
  "reviewer",
  "chair",
  "auditor",
  "administrator",
] as const;

/** What a person may be to the product; a token is for one of them. */
export type Capacity = (typeof capacities)[number];

/** Reactions, deadlines and the first events of a log act as this fixed id. */
export const engine = "engine";

export interface Actor {
  readonly id: PersonId | typeof engine;
  /** The capacity acted in. */
  readonly as: Capacity | typeof engine;
  /** The person acted for, such as the signatory of a dossier that an operator imports. */
  readonly for?: PersonId;
}

export const engineActor: Actor = { id: engine, as: engine };
