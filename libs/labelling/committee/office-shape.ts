import { IsUUID } from "class-validator";
import type { PersonId } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";

export class OfficeBody {
  @IsUUID() readonly person!: PersonId;
  @IsCalendarDay() readonly from!: string;
}
