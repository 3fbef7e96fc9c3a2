import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";
import type { Delay } from "../calendar/delay.js";
import type { Ground, InterestSource, Parties } from "../interest/interest.js";
import { events, type InstructionEvent, type Line, type Marks, type Opinion } from "./events.js";

/** A review as the fold keeps it: its text is its readers' alone. */
export interface Review {
  readonly marks: Marks;
  readonly opinion: Opinion;
  readonly submittedOn: string;
}

/** Somebody whose review is awaited, or here. */
export interface Reviewer {
  readonly person: PersonId;
  readonly institution: string;
  /** The last day on which the review is in time; a late one is taken all the same. */
  readonly dueOn: string;
  readonly review?: Review;
}

export interface Interest {
  readonly person: PersonId;
  readonly source: InterestSource;
  readonly grounds: Ground;
}

/** How somebody who was asked for a review is asked no more. */
export type Departure = "declined" | "replaced" | "interested";

interface Work {
  readonly application: string;
  readonly initiative: string;
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly definition: string;
  readonly parties: Parties;
  readonly minimum: number;
  readonly criteria: readonly Line[];
  readonly delay: Delay;
  readonly reviewBy: string;
  /** In the order in which they were asked. */
  readonly reviewers: readonly Reviewer[];
  readonly left: Readonly<Record<PersonId, Departure>>;
  readonly interests: readonly Interest[];
}

/** What the committee makes of one file before it meets; the carrier sees nothing of it. */
export type Instruction =
  | { readonly phase: "not-opened" }
  | ({ readonly phase: "open" } & Work)
  | ({ readonly phase: "closed"; readonly closedOn: string } & Work);

export type Opened = Exclude<Instruction, { readonly phase: "not-opened" }>;

const without = (state: Opened, person: PersonId, how: Departure): Opened => {
  const reviewers = state.reviewers.filter((one) => one.person !== person);
  return reviewers.length === state.reviewers.length
    ? state
    : { ...state, reviewers, left: { ...state.left, [person]: how } };
};

const reviewed = (state: Opened, person: PersonId, review: Review): Opened => ({
  ...state,
  reviewers: state.reviewers.map((one) => (one.person === person ? { ...one, review } : one)),
});

const evolveOpened = (state: Opened, event: InstructionEvent): Instruction => {
  switch (event.type) {
    case "InstructionOpened":
    case "NoteAdded":
      return state;
    case "ReviewerAssigned": {
      const { person, institution, dueOn } = event;
      const { [person]: _, ...left } = state.left;
      return { ...state, left, reviewers: [...state.reviewers, { person, institution, dueOn }] };
    }
    case "ReviewerDeclined":
      return without(state, event.person, "declined");
    case "ReviewerReplaced":
      return without(state, event.person, "replaced");
    case "InterestDeclared": {
      const { person, source, grounds } = event;
      const interests = [...state.interests, { person, source, grounds }];
      return { ...without(state, person, "interested"), interests };
    }
    case "InterestCleared":
      // A review that counted no more does not come back: who is free again may be asked again.
      return {
        ...state,
        interests: state.interests.filter((one) => one.person !== event.person),
      };
    case "ReviewSubmitted": {
      const { person, marks, opinion, submittedOn } = event;
      return reviewed(state, person, { marks, opinion, submittedOn });
    }
    case "ReviewAmended": {
      const { person, marks, opinion } = event;
      const before = reviewOf(state, person);
      return before ? reviewed(state, person, { ...before, marks, opinion }) : state;
    }
    case "InstructionClosed":
      return { ...state, phase: "closed", closedOn: event.closedOn };
    case "InstructionReopened": {
      if (state.phase === "open") return state;
      const { closedOn: _, ...work } = state;
      return { ...work, phase: "open" };
    }
    default:
      return unreachable(event);
  }
};

const partiesIn = (event: Parties): Parties => {
  const { organisation, institution, people, signatory } = event;
  return {
    organisation,
    ...(institution === undefined ? {} : { institution }),
    people,
    ...(signatory === undefined ? {} : { signatory }),
  };
};

const evolve = (state: Instruction, event: InstructionEvent): Instruction => {
  if (state.phase !== "not-opened") return evolveOpened(state, event);
  if (event.type !== "InstructionOpened") return state;
  const { application, initiative, scheme, schemeVersion, definition } = event;
  const { minimum, criteria, delay, reviewBy } = event;
  return {
    phase: "open",
    application,
    initiative,
    scheme,
    schemeVersion,
    definition,
    parties: partiesIn(event),
    minimum,
    criteria,
    delay,
    reviewBy,
    reviewers: [],
    left: {},
    interests: [],
  };
};

export const instruction: Aggregate<Instruction, InstructionEvent> = {
  kind: "instruction",
  plural: "instructions",
  initial: { phase: "not-opened" },
  evolve,
  events,
};

export const reviewerIn = ({ reviewers }: Opened, person: string): Reviewer | undefined =>
  reviewers.find((one) => one.person === person);

const reviewOf = (state: Opened, person: PersonId) => reviewerIn(state, person)?.review;

export const isInterested = ({ interests }: Opened, person: string): boolean =>
  interests.some((one) => one.person === person);
