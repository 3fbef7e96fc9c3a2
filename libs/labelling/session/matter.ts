import type { PersonId } from "#kernel/index.js";
import type { Ground, InterestSource } from "../interest/interest.js";

export const matterKinds = ["application", "appeal", "renewal", "revocation", "proposal"] as const;

/** What an item of the agenda is about: a file, a label or a proposal of rules, named by its id. */
export interface Matter {
  readonly kind: (typeof matterKinds)[number];
  readonly item: string;
}

/** Why somebody takes no part in an item, and who said so. */
export interface Recusal {
  readonly person: PersonId;
  readonly ground: Ground;
  readonly source: InterestSource;
}

/** Whether an item is about a file, which is then held while it is deliberated. */
export const isOfFile = (kind: Matter["kind"]): boolean =>
  kind === "application" || kind === "appeal";
