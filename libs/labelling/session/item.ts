import type { PersonId } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import type { Choice, Counts } from "./majority.js";
import type { Matter, Recusal } from "./matter.js";
import type { Presiding } from "./presiding.js";
import type { ItemOutcome, Question } from "./question.js";
import type { CastingVote } from "./sheet.js";
import type { Voter } from "./voters.js";

/** A ballot as the fold keeps it: who voted; which way only where ballots are open. */
export interface Ballot {
  readonly person: PersonId;
  readonly on: PersonId;
  readonly choice?: Choice;
}

interface Put {
  readonly question: Question;
}

export interface Deliberated extends Put {
  readonly presiding: Presiding;
  readonly voters: readonly Voter[];
  /** The last one cast for each seat. */
  readonly ballots: readonly Ballot[];
}

export type Stage =
  | { readonly is: "listed" }
  /** A question is put; the file, if the item is about one, is to be held before it is debated. */
  | ({ readonly is: "requested" } & Put)
  | ({ readonly is: "deliberating" } & Deliberated)
  | ({ readonly is: "closed" } & Deliberated)
  | ({
      readonly is: "tallied";
      readonly counts: Counts;
      readonly castingVote?: CastingVote;
    } & Deliberated)
  | {
      readonly is: "decided";
      readonly outcome: ItemOutcome;
      /** The due day of each. */
      readonly conditions: readonly string[];
      readonly decidedOn: string;
    }
  | { readonly is: "adjourned" };

export interface Item extends Matter {
  readonly recusals: readonly Recusal[];
  readonly stage: Stage;
}

export const listed = ({ kind, item }: Matter): Item => ({
  kind,
  item,
  recusals: [],
  stage: { is: "listed" },
});

type About = Extract<SessionEvent, { readonly item: string }>;

const stageAfter = (stage: Stage, event: About): Stage => {
  switch (event.type) {
    case "DeliberationRequested":
      return { is: "requested", question: event.question };
    case "DeliberationOpened": {
      const { presiding, voters } = event;
      return stage.is === "requested"
        ? { is: "deliberating", question: stage.question, presiding, voters, ballots: [] }
        : stage;
    }
    case "BallotCast":
    case "SecretBallotCast": {
      if (stage.is !== "deliberating") return stage;
      const others = stage.ballots.filter(({ on }) => on !== event.on);
      const { voter: person, on } = event;
      const choice = event.type === "BallotCast" ? { choice: event.choice } : {};
      return { ...stage, ballots: [...others, { person, on, ...choice }] };
    }
    case "BallotsClosed":
      return stage.is === "deliberating" ? { ...stage, is: "closed" } : stage;
    case "BallotsTallied":
      return stage.is === "closed" ? { ...stage, is: "tallied", counts: event.counts } : stage;
    case "CastingVoteGiven": {
      const { by, choice } = event;
      return stage.is === "tallied" ? { ...stage, castingVote: { by, choice } } : stage;
    }
    case "QuestionWithdrawn":
    case "QuestionRejected":
      return { is: "listed" };
    case "ItemDecided":
      return {
        is: "decided",
        outcome: event.outcome,
        conditions: event.conditions,
        decidedOn: event.decidedOn,
      };
    case "ItemAdjourned":
      return { is: "adjourned" };
    case "AgendaItemAdded":
    case "AgendaItemRemoved":
    case "MemberRecused":
      return stage;
  }
};

/** What an event about an item makes of it. */
export const itemAfter = (item: Item, event: About): Item => {
  if (event.type !== "MemberRecused") return { ...item, stage: stageAfter(item.stage, event) };
  const { person, ground, source } = event;
  return { ...item, recusals: [...item.recusals, { person, ground, source }] };
};

/** An item in the midst of which nobody may change what its vote hangs on. */
export const isUnderWay = ({ stage }: Item): boolean =>
  stage.is === "requested" ||
  stage.is === "deliberating" ||
  stage.is === "closed" ||
  stage.is === "tallied";

/** A question nobody has voted on yet: a slip of whoever put it. */
export const mayBeTakenBack = ({ stage }: Item): boolean =>
  stage.is === "requested" || (stage.is === "deliberating" && stage.ballots.length === 0);

export const recusedFrom = ({ recusals }: Item): readonly PersonId[] =>
  recusals.map(({ person }) => person);
