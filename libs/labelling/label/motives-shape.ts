import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";

export class MotivesBody {
  /** Nobody has to give any, for what takes nothing from anybody else. */
  @MayBeAbsent() @IsText(10_000) readonly motives?: string;
}

/** For an event or a body: a field that was left out stays out. */
export const given = (motives: string | undefined) => (motives === undefined ? {} : { motives });
