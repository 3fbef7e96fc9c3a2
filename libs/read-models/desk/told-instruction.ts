import type { Viewer } from "#access/viewer.js";
import type { PersonId } from "#kernel/index.js";
import { type Opened, reviewerIn } from "#labelling/instruction/instruction.js";
import { meanMark, weightedMark } from "#labelling/instruction/reviews.js";
import type { ReviewTerms } from "#labelling/scheme/definition.js";
import { judges } from "../visible.js";
import type { InstructionRow } from "./instructions.js";
import type { Asked, Given, ToldInterest } from "./reviewing.js";

export interface ToldReview extends Given {
  /** All marks as one, in thousandths of the best. */
  readonly mark: number;
}

export interface ToldReviewer extends Omit<Asked, "person" | "institution" | "reviews"> {
  /** Null where the scheme hides reviewers while a file is reviewed. */
  readonly person: string | null;
  readonly institution: string | null;
  readonly late: boolean;
  readonly reviews: readonly ToldReview[];
}

/** What was said of a file, as far as its reader may know. */
export interface ToldSaid {
  /** Of the reviews that count; null while there is none, or none for the reader. */
  readonly mean: number | null;
  readonly reviewers: readonly ToldReviewer[];
  readonly interests: readonly ToldInterest[];
  readonly notes: InstructionRow["said"]["notes"];
}

/** What a reader's sight hangs on. */
export interface Sight {
  readonly viewer: Viewer;
  /** The instruction as it is now, whatever moment is looked at. */
  readonly now: Opened;
  readonly blindness: ReviewTerms["blindness"];
  /** The day of the moment that is looked at. */
  readonly today: string;
}

export const toldSaid = ({ state, said }: InstructionRow, sight: Sight): ToldSaid => {
  const { interests, notes } = said;
  return {
    mean: waits(sight) ? null : (meanMark(state) ?? null),
    reviewers: askedFor(said, sight).map((one) => toldReviewer(one, state, sight)),
    interests: toldInterests(interests, sight),
    notes,
  };
};

/** Whose reviews a reader is shown, by name or not; their own they know. */
export const shownReviews = (
  { state, said }: InstructionRow,
  sight: Sight,
): readonly PersonId[] => {
  const others = askedFor(said, sight).filter(({ person }) => person !== sight.viewer.person);
  const shown = others.filter((one) => toldReviewer(one, state, sight).reviews.length > 0);
  return [...new Set(shown.map(({ person }) => person))].sort();
};

/** A review is to be its author's own: who has still to write theirs reads no other. */
const waits = (sight: Sight): boolean => judges(sight.viewer) && isAwaited(sight);

const askedFor = ({ asked }: InstructionRow["said"], sight: Sight): readonly Asked[] =>
  waits(sight) ? asked.filter(({ person }) => person === sight.viewer.person) : asked;

const isAwaited = ({ viewer, now }: Sight): boolean => {
  const own = reviewerIn(now, viewer.person);
  return now.phase === "open" && own !== undefined && own.review === undefined;
};

const toldReviewer = (one: Asked, state: Opened, sight: Sight): ToldReviewer => {
  const { viewer, now, blindness, today } = sight;
  const late = state.phase === "open" && one.standing === "awaited" && one.dueOn < today;
  const reviews = one.reviews.map((review) => ({
    ...review,
    mark: weightedMark(state.criteria, review.marks),
  }));
  const told = { ...one, late, reviews };
  if (!judges(viewer) || one.person === viewer.person) return told;
  // Why somebody went is between them and the secretariat; what counts no more weighs on nobody.
  const counted = { ...told, motives: null, reviews: one.standing === "in" ? reviews : [] };
  return now.phase === "open" && blindness !== "none"
    ? { ...counted, person: null, institution: null, replacedBy: null }
    : counted;
};

/** Who is tied to a file that is reviewed blindly, and by what, would tell whose it is. */
const toldInterests = (
  interests: readonly ToldInterest[],
  { viewer, now, blindness }: Sight,
): readonly ToldInterest[] => {
  if (!judges(viewer)) return interests;
  const isBlind = now.phase === "open" && blindness === "both-hidden";
  return isBlind ? [] : interests.map(withoutWords);
};

/** Who is tied to a file, their colleagues see at its vote; what was said of it, they do not. */
const withoutWords = (interest: ToldInterest): ToldInterest => ({
  ...interest,
  declaredBy: null,
  note: null,
  cleared: interest.cleared && { ...interest.cleared, reason: null },
});
