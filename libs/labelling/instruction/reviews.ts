import type { Line, Marks } from "./events.js";
import type { Instruction, Opened, Review, Reviewer } from "./instruction.js";

export interface CountedReview extends Review, Pick<Reviewer, "person" | "institution"> {}

/** Those of reviewers who still are: nobody's who was found to have an interest. */
export const reviewsThatCount = (state: Instruction): readonly CountedReview[] =>
  state.phase === "not-opened"
    ? []
    : state.reviewers.flatMap(({ person, institution, review }) =>
        review ? [{ person, institution, ...review }] : [],
      );

/** Reviewers whose review is awaited. */
export const awaitedReviewers = (state: Instruction): readonly Reviewer[] =>
  state.phase === "open" ? state.reviewers.filter(({ review }) => !review) : [];

/** Those whose review ought to be here by now. */
export const lateReviewers = (state: Instruction, today: string): readonly Reviewer[] =>
  awaitedReviewers(state).filter(({ dueOn }) => dueOn < today);

/** Rounded to the nearest whole number, halves up; neither is negative. */
const rounded = (numerator: bigint, denominator: bigint) =>
  Number((2n * numerator + denominator) / (2n * denominator));

/**
 * A review's marks as one, in thousandths of the best: each mark is a share of its criterion's best,
 * and weighs what the criterion weighs. In whole numbers, so that anybody's machine finds the same.
 */
export const weightedMark = (criteria: readonly Line[], marks: Marks): number => {
  const scale = criteria.reduce((product, { outOf }) => product * BigInt(outOf), 1n);
  let sum = 0n;
  let weights = 0n;
  for (const { id, outOf, weight } of criteria) {
    sum += (BigInt(weight) * BigInt(marks[id] ?? 0) * scale) / BigInt(outOf);
    weights += BigInt(weight);
  }
  return weights === 0n ? 0 : rounded(sum * 1_000n, weights * scale);
};

/** The mean of the reviews that count, in thousandths of the best; none while there is no review. */
export const meanMark = (state: Opened): number | undefined => {
  const marks = reviewsThatCount(state).map((one) => weightedMark(state.criteria, one.marks));
  if (marks.length === 0) return undefined;
  const sum = marks.reduce((total, mark) => total + mark, 0);
  return rounded(BigInt(sum), BigInt(marks.length));
};
