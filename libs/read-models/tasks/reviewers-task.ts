import { unreachable } from "#kernel/index.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import type { Waiting } from "./waiting.js";

/**
 * Reviewers are found by the engine as soon as there are some: a file that waits for them on is one
 * for which nobody is free.
 */
export const reviewersTask = (
  before: Waiting | undefined,
  event: InstructionEvent,
): Waiting | undefined => {
  if (event.type === "InstructionOpened") return wanting([], event.minimum, event.openedOn);
  if (!before?.memory || !("asked" in before.memory)) return before;
  const { asked, minimum } = before.memory;
  const since = before.since ?? "";
  const without = (person: string, on: string) => {
    const left = asked.filter((one) => one !== person);
    return left.length === asked.length ? before : wanting(left, minimum, before.since ?? on);
  };
  switch (event.type) {
    case "ReviewerAssigned":
      return wanting([...asked, event.person], minimum, since);
    case "ReviewerDeclined":
      return without(event.person, event.declinedOn);
    case "ReviewerReplaced":
      return without(event.person, event.replacedOn);
    case "InterestDeclared":
      return without(event.person, event.declaredOn);
    case "InstructionClosed":
      // An appeal may open it again, with the reviewers that it has.
      return { ...before, since: null };
    case "InstructionReopened":
      return wanting(asked, minimum, event.reopenedOn);
    case "InterestCleared":
    case "ReviewSubmitted":
    case "ReviewAmended":
    case "NoteAdded":
      return before;
    default:
      return unreachable(event);
  }
};

const wanting = (asked: readonly string[], minimum: number, since: string): Waiting => ({
  code: "REVIEWERS_WANTED",
  since: asked.length < minimum ? since : null,
  facts: { minimum, asked: asked.length },
  memory: { minimum, asked },
});
