import "reflect-metadata";
import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateNested,
} from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { scheme } from "../scheme/scheme.js";
import { mostMeasures } from "./figures.js";
import { reject } from "./rejections.js";
import {
  type Measure,
  type Scope,
  scopes,
  type Survey,
  survey,
  type SurveyEvent,
  units,
} from "./survey.js";

export class MeasureBody implements Measure {
  @Matches(/^[a-z][A-Za-z0-9]{0,39}$/) readonly key!: string;
  @IsIn(units) readonly unit!: Measure["unit"];
}

export class OpenSurveyWaveBody {
  @Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/) readonly scheme!: string;
  @IsIn(scopes) readonly scope!: Scope;
  @IsInt() @Min(1) @Max(1_000) readonly wave!: number;
  @IsCalendarDay() readonly from!: string;
  /** The last day on which people are asked. */
  @IsCalendarDay() readonly until!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostMeasures)
  @ArrayUnique((one: MeasureBody | undefined) => one?.key)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MeasureBody)
  readonly measures!: readonly MeasureBody[];
}

/** Also for a wave of the past: its figures may come in long after it. */
export const openSurveyWave = command({
  type: "OpenSurveyWave",
  schema: 1,
  summary: "Opens a wave of the survey on the region’s image: where, when, and what it measures.",
  on: survey,
  shape: OpenSurveyWaveBody,
  creates: true,
  identity: ({ scheme: id, scope, wave }) => `${id} ${scope} ${wave}`,
  example: {
    scheme: "creativallee",
    scope: "national",
    wave: 1,
    from: "2026-09-01",
    until: "2026-09-30",
    measures: [
      { key: "knowTheBrand", unit: "tenths-of-percent" },
      { key: "spontaneousMentions", unit: "count" },
    ],
  },
  gather: async (_state: Survey, body: OpenSurveyWaveBody, world) => ({
    isPublished: (await world.fold(scheme, body.scheme)).phase === "published",
  }),
  decide: (
    state,
    body,
    { today },
    { isPublished }: { readonly isPublished: boolean },
  ): Decision<SurveyEvent> => {
    if (state.phase !== "unknown") return reject("SURVEY_ALREADY_OPENED");
    if (!isPublished) return reject("SURVEY_WITHOUT_SCHEME");
    const { from, until } = body;
    if (until < from) return reject("SURVEY_ENDS_BEFORE_IT_STARTS", { from });
    return accept({ type: "SurveyWaveOpened", ...body, openedOn: today });
  },
  commandOf: (events) => {
    const { type: _, openedOn: __, ...body } = madeBy(events, "SurveyWaveOpened");
    return body;
  },
});
