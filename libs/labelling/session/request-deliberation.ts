import "reflect-metadata";
import { Type } from "class-transformer";
import { ArrayMaxSize, IsArray, IsIn, IsObject, ValidateNested } from "class-validator";
import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { mayAnswerUntil } from "../label/heard.js";
import type { Label } from "../label/label.js";
import { reject as rejectLabel } from "../label/rejections.js";
import { IsText } from "../text/is-text.js";
import { labelOf } from "./about-label.js";
import { assembled } from "./assembly.js";
import type { SessionEvent } from "./events.js";
import { isUnderWay, recusedFrom } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import type { Recusal } from "./matter.js";
import { type Ask, asks, canAsk, type Question } from "./question.js";
import { notOpen, reject } from "./rejections.js";
import { subjectIn } from "./subject.js";
import { type Session, session } from "./session.js";
import { tiesTo } from "./ties.js";

export class ConditionAskedBody {
  @IsText(2_000) readonly text!: string;
  @IsCalendarDay() readonly dueOn!: string;
}

export class QuestionBody {
  @IsIn(asks) readonly ask!: Ask;
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ConditionAskedBody)
  readonly conditions!: readonly ConditionAskedBody[];
}

export class RequestDeliberationBody extends ItemBody {
  @IsObject()
  @ValidateNested()
  @Type(() => QuestionBody)
  readonly question!: QuestionBody;
}

const conditionsFit = ({ ask, conditions }: Question, today: string): boolean =>
  ask === "grant-with-conditions"
    ? conditions.length > 0 && conditions.every(({ dueOn }) => dueOn > today)
    : conditions.length === 0;

interface Facts {
  readonly ties: readonly Recusal[];
  readonly about?: Label | undefined;
}

/**
 * Whoever is tied to the matter is recused here, so that no deliberation begins with them; nor does
 * one that could not be held: the file would be taken hold of for nothing. Nor one on taking a label away
 * from a holder who may still answer: what was decided before would be no ground, for ever.
 */
export const requestDeliberation = command({
  type: "RequestDeliberation",
  schema: 4,
  summary: "Puts a question on an item, and recuses those who are tied to it.",
  on: session,
  shape: RequestDeliberationBody,
  personal: ["/question/conditions/*/text"],
  subject: subjectIn,
  example: { ...itemExample, question: { ask: "grant", conditions: [] } },
  gather: async (state: Session, { item }: RequestDeliberationBody, world): Promise<Facts> => ({
    ties: await tiesTo(state, item, world),
    about: await labelOf(state, item, world),
  }),
  decide: (
    state,
    { item, question },
    { today }: Circumstances,
    { ties, about }: Facts,
  ): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    if (found.stage.is === "decided" || found.stage.is === "adjourned")
      return reject("ITEM_SETTLED");
    if (state.items.some(isUnderWay)) return reject("ITEM_UNDER_WAY");
    if (!canAsk(found.kind, question.ask)) return reject("QUESTION_NOT_FOR_THIS");
    if (!conditionsFit(question, today)) return reject("CONDITIONS_MISFIT");
    const answerDueOn =
      about && found.kind === "revocation" ? mayAnswerUntil(about, today) : undefined;
    if (answerDueOn !== undefined) return rejectLabel("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
    const known = recusedFrom(found);
    const recused = ties.filter(({ person }) => !known.includes(person));
    const assembly = assembled(state, [...known, ...recused.map(({ person }) => person)]);
    if ("rejected" in assembly) return assembly;
    return accept<SessionEvent>(
      ...recused.map((one) => ({ type: "MemberRecused" as const, item, ...one })),
      {
        type: "DeliberationRequested",
        item,
        kind: found.kind,
        question,
      },
    );
  },
  commandOf: (events) => {
    const { item, question } = madeBy(events, "DeliberationRequested");
    return { item, question };
  },
});
