import { IsIn, isObject, ValidateBy } from "class-validator";
import { type Actor, type Fault, pointerTo, type Rejection } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { isTied, type Surroundings } from "./eligible-reviewer.js";
import { type Line, type Marks, type Opinion, opinions } from "./events.js";
import { isInterested, type Opened, type Reviewer, reviewerIn } from "./instruction.js";
import { reject, type rejections } from "./rejections.js";

/** Whole numbers by criterion; which ones and how high is for the file's grid to say. */
const AreMarks = (): PropertyDecorator =>
  ValidateBy({
    name: "areMarks",
    validator: {
      validate: (value: unknown) =>
        isObject(value) &&
        !Array.isArray(value) &&
        Object.keys(value).length <= 100 &&
        Object.values(value).every(Number.isSafeInteger),
      defaultMessage: () => "$property must hold at most 100 whole numbers by criterion",
    },
  });

export class ReviewBody {
  @AreMarks() readonly marks!: Marks;
  @IsIn(opinions) readonly opinion!: Opinion;
  @IsText(20_000) readonly text!: string;
}

export const exampleReview: ReviewBody = {
  marks: { brandValue: 4, themeFit: 5, charterFit: 3, reach: 2 },
  opinion: "favourable",
  text: "Une action bien ancrée, dont la portée reste à préciser.",
};

type MarkFault = Fault<keyof typeof rejections>;

const faultsOf = (criteria: readonly Line[], marks: Marks): readonly MarkFault[] => [
  ...criteria.flatMap(({ id, outOf }): readonly MarkFault[] => {
    const pointer = `/marks/${id}`;
    const mark = Object.hasOwn(marks, id) ? marks[id] : undefined;
    if (mark === undefined) return [{ pointer, code: "MARK_MISSING", about: {} }];
    return mark < 0 || mark > outOf
      ? [{ pointer, code: "MARK_OUT_OF_BOUNDS", about: { outOf } }]
      : [];
  }),
  ...Object.keys(marks)
    .filter((id) => !criteria.some((line) => line.id === id))
    .map((id): MarkFault => ({
      pointer: pointerTo("marks", id),
      code: "NO_SUCH_CRITERION",
      about: {},
    })),
];

/** Whose review this is, or why it is not taken. */
export const reviewerFor = (
  state: Opened,
  { marks }: ReviewBody,
  actor: Actor,
  known: Surroundings,
): Reviewer | { readonly rejected: Rejection } => {
  if (isInterested(state, actor.id)) return reject("REVIEWER_HAS_INTEREST");
  const reviewer = reviewerIn(state, actor.id);
  if (!reviewer) return reject("REVIEWER_NOT_ASSIGNED");
  if (isTied(state, known, reviewer)) return reject("REVIEWER_HAS_INTEREST");
  const faults = faultsOf(state.criteria, marks);
  return faults.length === 0 ? reviewer : reject("MARKS_REFUSED", {}, faults);
};
