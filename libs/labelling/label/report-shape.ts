import "reflect-metadata";
import { IsIn, IsInt, isObject, ValidateBy } from "class-validator";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { isBlank, isStorable } from "../text/blank.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { type Activity, channels, type Figures } from "./told.js";

const mostFigures = 50;
const longestKey = 60;

const isKey = (key: string) => key.length <= longestKey && !isBlank(key) && isStorable(key);

/** Whole numbers by key. Which keys there are, and how high a figure goes, is for the rule to say. */
export const AreFigures = (): PropertyDecorator =>
  ValidateBy({
    name: "areFigures",
    validator: {
      validate: (value: unknown) =>
        isObject(value) &&
        !Array.isArray(value) &&
        Object.keys(value).length <= mostFigures &&
        Object.entries(value).every(([key, figure]) => isKey(key) && Number.isSafeInteger(figure)),
      defaultMessage: () =>
        `$property must hold at most ${mostFigures} whole numbers, under keys of 1 to ${longestKey} characters`,
    },
  });

export class ActivityBody {
  @IsIn(channels) readonly channel!: Activity["channel"];
  /** Null where no place is known. */
  @IsIn([true, false, null]) readonly inRegion!: boolean | null;
  @IsInt() readonly count!: number;
}

/** What every report says, on a period that may lie before the label was granted. */
export class ReportBody {
  @IsCalendarDay() readonly from!: string;
  @IsCalendarDay() readonly until!: string;
  /** By the id of the scheme’s indicator. */
  @AreFigures() readonly figures!: Figures;
  /** Figures that the scheme has no indicator for, under keys of the holder’s own. */
  @AreFigures() readonly otherFigures!: Figures;
  @MayBeAbsent() @IsText(20_000) readonly text?: string;
}
