import type { Choice } from "#labelling/session/majority.js";
import type { Matter } from "#labelling/session/matter.js";
import type { Ask, Condition, ItemOutcome } from "#labelling/session/question.js";

/** A question that is put to the committee, and how it votes: for, unless it is said otherwise. */
export interface Motion {
  /** Of the file, or of the label that is named by it. */
  readonly ref: string;
  readonly kind: Matter["kind"];
  readonly ask: Ask;
  readonly conditions?: readonly Condition[];
  /** By the institution whose seat it is; all others vote for it. */
  readonly dissent?: Readonly<Record<string, Exclude<Choice, "for">>>;
  /** Of the chair, where the votes are even. */
  readonly casting?: "for" | "against";
  readonly motives?: string;
  readonly outcome: ItemOutcome;
}
