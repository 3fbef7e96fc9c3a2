import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { type BrandUse, brandUses, type LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class CommitBrandUseBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(brandUses, { each: true })
  readonly uses!: readonly BrandUse[];
  /** On what, and where. */
  @MayBeAbsent() @IsText(5_000) readonly text?: string;
}

const areSame = (some: readonly BrandUse[], others: readonly BrandUse[]) =>
  brandUses.every((use) => some.includes(use) === others.includes(use));

export const commitBrandUse = command({
  type: "CommitBrandUse",
  schema: 1,
  summary: "Says how the holder commits to using the brand; the last word counts.",
  on: label,
  shape: CommitBrandUseBody,
  personal: ["/text"],
  example: { uses: ["display", "signature"], text: "Sur nos affiches et nos courriers." },
  decide: (was, { uses, text }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (state.phase === "suspended") return reject("BRAND_USE_SUSPENDED");
    // What a text says is not known here: with one, it may always be something new.
    if (text === undefined && areSame(uses, state.held.uses)) return accept();
    const said = text === undefined ? {} : { text };
    return accept({ type: "BrandUseCommitted", uses, ...said, committedOn: today });
  },
  commandOf: (events) => {
    const { uses, text } = madeBy(events, "BrandUseCommitted");
    return { uses, ...(text === undefined ? {} : { text }) };
  },
});
