import "reflect-metadata";
import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsUUID,
  Matches,
  ValidateNested,
} from "class-validator";
import { accept, command, type Decision, madeBy, type Sentence } from "#kernel/index.js";
import type { ExPostCriterion } from "../scheme/definition.js";
import { IsText } from "../text/is-text.js";
import { grid, type GridEvent, openProposals } from "./grid.js";
import { reject } from "./rejections.js";
import { fitsAnEvent } from "./size.js";

export class CriterionTitleBody implements Sentence {
  @IsText(300) readonly fr!: string;
  @IsText(300) readonly en!: string;
}

export class CriterionQuestionBody implements Sentence {
  @IsText(1_000) readonly fr!: string;
  @IsText(1_000) readonly en!: string;
}

export class GridCriterionBody implements ExPostCriterion {
  /** One that is in force keeps its meaning from version to version; a new one takes a new id. */
  @Matches(/^[a-z][A-Za-z0-9]{0,39}$/) readonly id!: string;
  @IsObject() @ValidateNested() @Type(() => CriterionTitleBody) readonly title!: CriterionTitleBody;
  @IsObject()
  @ValidateNested()
  @Type(() => CriterionQuestionBody)
  readonly question!: CriterionQuestionBody;
}

export class DraftGridBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((one: GridCriterionBody | undefined) => one?.id)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GridCriterionBody)
  readonly criteria!: readonly GridCriterionBody[];
  /** Proposals of evaluations that the draft takes up. */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly takesUp!: readonly string[];
  @IsText(5_000) readonly reasons!: string;
}

export const draftGrid = command({
  type: "DraftGrid",
  schema: 1,
  summary: "Writes the next version of a grid, in place of the last draft, and says why.",
  on: grid,
  shape: DraftGridBody,
  personal: ["/reasons"],
  example: {
    criteria: [
      {
        id: "territories",
        title: { fr: "Les territoires", en: "Territories" },
        question: {
          fr: "Quels lieux en ont profité, et lesquels ont été oubliés ?",
          en: "Which places have profited, and which were forgotten?",
        },
      },
    ],
    takesUp: [],
    reasons: "Les évaluations montrent que ce critère porte le reste.",
  },
  decide: (
    state,
    { criteria, takesUp, reasons },
    { today, command: draft },
  ): Decision<GridEvent> => {
    if (state.phase === "unknown") return reject("GRID_NOT_OPENED");
    if (!fitsAnEvent(criteria)) return reject("GRID_TOO_LARGE");
    const open = openProposals(state).map(({ proposal }) => proposal);
    const unknown = takesUp.filter((one) => !open.includes(one));
    if (unknown.length > 0) return reject("GRID_PROPOSALS_UNKNOWN", { proposals: unknown });
    if (areSame(criteria, state.current.criteria)) return reject("GRID_UNCHANGED");
    return accept({ type: "GridDrafted", draft, criteria, takesUp, reasons, draftedOn: today });
  },
  commandOf: (events) => {
    const { criteria, takesUp, reasons } = madeBy(events, "GridDrafted");
    return { criteria, takesUp, reasons };
  },
});

const said = ({ id, title, question }: ExPostCriterion) =>
  JSON.stringify([id, title.fr, title.en, question.fr, question.en]);

const areSame = (some: readonly ExPostCriterion[], others: readonly ExPostCriterion[]) =>
  some.length === others.length &&
  some.every((one, at) => {
    const other = others[at];
    return other !== undefined && said(one) === said(other);
  });
