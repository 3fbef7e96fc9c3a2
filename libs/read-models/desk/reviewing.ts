import { unreachable } from "#kernel/index.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import type { Interest, Review, Reviewer } from "#labelling/instruction/instruction.js";
import { type AboutReviewer, type Standing, standingAfter } from "./standing.js";

type Event<Type extends InstructionEvent["type"]> = Extract<
  InstructionEvent,
  { readonly type: Type }
>;

/** A review as it was given on a day. */
export interface Given extends Pick<Review, "marks" | "opinion"> {
  readonly text: string;
  readonly on: string;
}

/** Somebody who was asked for a review, once for each time that they were. */
export interface Asked extends Pick<Reviewer, "person" | "institution" | "dueOn"> {
  readonly by: Event<"ReviewerAssigned">["by"];
  readonly assignedOn: string;
  readonly standing: Standing;
  /** Why they declined, or were replaced. */
  readonly motives: string | null;
  readonly replacedBy: string | null;
  readonly leftOn: string | null;
  /** As first given, then as amended: the last one counts. */
  readonly reviews: readonly Given[];
}

export interface ToldInterest extends Interest {
  /** The colleague who said so. */
  readonly declaredBy: string | null;
  readonly note: string | null;
  readonly declaredOn: string;
  readonly cleared: { readonly reason: string | null; readonly on: string } | null;
}

export type Note = Pick<Event<"NoteAdded">, "note" | "author" | "text"> & { readonly on: string };

/** All that was said of a file while it was instructed, each part in its order. */
export interface Reviewing {
  readonly asked: readonly Asked[];
  readonly interests: readonly ToldInterest[];
  readonly notes: readonly Note[];
}

export const nothingSaid: Reviewing = { asked: [], interests: [], notes: [] };

export const reviewingAfter = (before: Reviewing, event: InstructionEvent): Reviewing => {
  switch (event.type) {
    case "ReviewerAssigned": {
      const { type: _, ...asked } = event;
      return { ...before, asked: [...before.asked, { ...asked, ...fresh }] };
    }
    case "ReviewerDeclined":
    case "ReviewerReplaced":
    case "ReviewSubmitted":
    case "ReviewAmended":
      return { ...before, asked: askedAfter(before.asked, event) };
    case "InterestDeclared": {
      const { type: _, declaredBy = null, note = null, ...declared } = event;
      const interest = { ...declared, declaredBy, note, cleared: null };
      const asked = askedAfter(before.asked, event);
      return { ...before, asked, interests: [...before.interests, interest] };
    }
    case "InterestCleared": {
      const cleared = { reason: event.reason, on: event.clearedOn };
      const interests = before.interests.map((one) =>
        one.person === event.person && one.cleared === null ? { ...one, cleared } : one,
      );
      return { ...before, interests };
    }
    case "NoteAdded": {
      const { note, author, text, addedOn: on } = event;
      return { ...before, notes: [...before.notes, { note, author, text, on }] };
    }
    case "InstructionOpened":
    case "InstructionClosed":
    case "InstructionReopened":
      return before;
    default:
      return unreachable(event);
  }
};

const fresh = {
  standing: "awaited",
  motives: null,
  replacedBy: null,
  leftOn: null,
  reviews: [],
} as const;

/** Who was asked again is meant as they were asked last. */
const askedAfter = (asked: readonly Asked[], event: AboutReviewer): readonly Asked[] => {
  const last = asked.findLastIndex(({ person }) => person === event.person);
  return asked.map((one, nth) => (nth === last ? oneAfter(one, event) : one));
};

const oneAfter = (before: Asked, event: AboutReviewer): Asked => {
  const one = { ...before, standing: standingAfter(before.standing, event) };
  switch (event.type) {
    case "ReviewerDeclined":
      return { ...one, motives: event.motives, leftOn: event.declinedOn };
    case "ReviewerReplaced": {
      const { motives, by: replacedBy, replacedOn: leftOn } = event;
      return { ...one, motives, replacedBy, leftOn };
    }
    case "InterestDeclared":
      return one.standing === before.standing ? before : { ...one, leftOn: event.declaredOn };
    case "ReviewSubmitted":
    case "ReviewAmended": {
      const { marks, opinion, text } = event;
      const on = event.type === "ReviewSubmitted" ? event.submittedOn : event.amendedOn;
      return { ...one, reviews: [...one.reviews, { marks, opinion, text, on }] };
    }
    case "InterestCleared":
      return one;
    default:
      return unreachable(event);
  }
};
