import type { Item, Stage } from "./item.js";
import type { In } from "./session.js";
import { type LegalitySheet, sheetOf } from "./sheet.js";
import { openBallots } from "./tally.js";

type Tallied = Extract<Stage, { readonly is: "tallied" }>;

/** The sheet of an item whose votes are counted, from what this session's own stream holds. */
export const sheetFor = (
  state: In<"open">,
  { recusals }: Item,
  stage: Tallied,
  day: string,
): LegalitySheet => {
  const { schemeVersion, definition, terms, convening, roll, present, proxies } = state;
  const { presiding, voters, counts, castingVote } = stage;
  return sheetOf({
    day,
    schemeVersion,
    definition,
    terms,
    convening,
    presiding,
    roll,
    present,
    proxies,
    voters,
    recused: recusals,
    counts,
    ...(terms.ballots === "open" && { votes: openBallots(stage) }),
    ...(castingVote && { castingVote }),
  });
};
