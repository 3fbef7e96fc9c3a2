import type { PersonId } from "#kernel/index.js";
import { type CountedBy, countedBy } from "#labelling/session/counted-by.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { Item, Stage } from "#labelling/session/item.js";
import type { Counts } from "#labelling/session/majority.js";
import type { Presiding } from "#labelling/session/presiding.js";
import type { QuorumSheet } from "#labelling/session/quorum.js";
import { type Known, type Phase, session } from "#labelling/session/session.js";
import type { CastingVote, OpenBallot } from "#labelling/session/sheet.js";
import { openBallots } from "#labelling/session/tally.js";
import { readModel, type Row } from "#projections/read-model.js";

/** The last vote on an item, which the write side forgets once it is decided. */
export interface Voted {
  readonly presiding: Presiding;
  /** How many ballots there are. */
  readonly cast: number;
  /** Once they are counted. */
  readonly counts: Counts | null;
  /** Null where ballots are secret: no table holds who voted which way. */
  readonly ballots: readonly OpenBallot[] | null;
  /** Where votes were equal and whoever presided has settled it. */
  readonly castingVote: CastingVote | null;
}

/** How many it took, how many there were, and who they were. */
export interface CountedQuorum extends QuorumSheet {
  readonly by: CountedBy;
}

/** One session of a committee. */
export interface SessionRow extends Row {
  readonly scheme: string;
  readonly held_on: string;
  readonly phase: Phase;
  readonly place: string;
  readonly convened_on: string;
  /** As the write side folds it: a secret choice is not in there. */
  readonly state: Known;
  /** Who chairs it, save for an item where they are recused. */
  readonly presiding: Presiding | null;
  readonly present: readonly PersonId[];
  /** At its opening. */
  readonly quorum: CountedQuorum | null;
  /** By item. */
  readonly votes: Readonly<Record<string, Voted>>;
  readonly version: number;
}

export const sessions = readModel<SessionRow, SessionEvent>({
  name: "sessions",
  version: 3,
  reads: [session],
  opens: { SessionConvened: ["/place"] },
  columns: {
    scheme: "text",
    held_on: "text",
    phase: "text",
    place: "text",
    convened_on: "text",
    state: "jsonb",
    presiding: "jsonb",
    present: "jsonb",
    quorum: "jsonb",
    votes: "jsonb",
    version: "integer",
  },
  indexes: ["(held_on, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const state = session.evolve(row?.state ?? session.initial, event);
    if (state.phase === "unknown") return row;
    if (event.type === "SessionConvened") {
      const { scheme, heldOn, place, convenedOn } = event;
      const { phase } = state;
      const about = { scheme, held_on: heldOn, place, convened_on: convenedOn };
      return { ...blank, ...about, key, phase, state, version };
    }
    if (!row) return row;
    return {
      ...row,
      state,
      phase: state.phase,
      presiding: presidingAfter(row.presiding, event),
      present: "present" in state ? state.present : presentAfter(row.present, event),
      quorum: quorumAfter(row, event),
      votes: "item" in event ? votesAfter(row.votes, state, event) : row.votes,
      version,
    };
  },
});

const blank = { presiding: null, present: [], quorum: null, votes: {} } as const;

const quorumAfter = (
  { quorum, state: { terms, proxies } }: SessionRow,
  event: SessionEvent,
): CountedQuorum | null => {
  if (event.type !== "SessionOpened") return quorum;
  const { roll, present } = event;
  return { ...event.quorum, by: countedBy(terms, { roll, present, proxies }, []) };
};

const presidingAfter = (before: Presiding | null, event: SessionEvent): Presiding | null => {
  if (event.type === "PresidingElected") return { person: event.person, as: "elected" };
  return event.type === "SessionOpened" ? event.presiding : before;
};

const presentAfter = (before: readonly PersonId[], event: SessionEvent): readonly PersonId[] =>
  event.type === "SessionAdjourned" ? event.present : before;

const votesAfter = (
  before: SessionRow["votes"],
  state: Known,
  { type, item: id }: Extract<SessionEvent, { readonly item: string }>,
): SessionRow["votes"] => {
  const item = state.items.find((one) => one.item === id);
  // Another question is put, or none: what was voted on before is no vote on this one.
  if (!item || item.stage.is === "requested" || type === "QuestionWithdrawn") {
    const { [id]: _, ...others } = before;
    return others;
  }
  const voted = votedOn(item, state.terms.ballots === "secret");
  return voted ? { ...before, [id]: voted } : before;
};

const votedOn = ({ stage }: Item, isSecret: boolean): Voted | undefined =>
  isVote(stage)
    ? {
        presiding: stage.presiding,
        cast: stage.ballots.length,
        counts: stage.is === "tallied" ? stage.counts : null,
        ballots: isSecret ? null : openBallots(stage),
        castingVote: (stage.is === "tallied" && stage.castingVote) || null,
      }
    : undefined;

type Vote = Extract<Stage, { readonly ballots: unknown }>;

const isVote = (stage: Stage): stage is Vote => "ballots" in stage;
