import { IsIn } from "class-validator";
import { type Ground, grounds } from "../interest/interest.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { InstructionEvent } from "./events.js";

export class InterestBody {
  @IsIn(grounds) readonly grounds!: Ground;
  @MayBeAbsent() @IsText(5_000) readonly note?: string;
}

type Declared = Extract<InstructionEvent, { readonly type: "InterestDeclared" }>;

/** What an interest was declared with. */
export const declaredWith = ({ grounds: given, note }: Declared | InterestBody): InterestBody => ({
  grounds: given,
  ...(note === undefined ? {} : { note }),
});
