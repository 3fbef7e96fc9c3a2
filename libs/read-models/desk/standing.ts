import { unreachable } from "#kernel/index.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import type { Departure } from "#labelling/instruction/instruction.js";

/** What became of a review that somebody was asked for. */
export type Standing = "awaited" | "in" | Departure;

/** What may change it. */
export type AboutReviewer = Exclude<
  Extract<InstructionEvent, { readonly person: string }>,
  { readonly type: "ReviewerAssigned" }
>;

export const standingAfter = (before: Standing, event: AboutReviewer): Standing => {
  switch (event.type) {
    case "ReviewerDeclined":
      return "declined";
    case "ReviewerReplaced":
      return "replaced";
    case "InterestDeclared":
      // Who had left before was asked no more already.
      return before === "awaited" || before === "in" ? "interested" : before;
    case "ReviewSubmitted":
      return "in";
    case "ReviewAmended":
    case "InterestCleared":
      // What counted no more does not come back: who is free again may be asked again.
      return before;
    default:
      return unreachable(event);
  }
};
