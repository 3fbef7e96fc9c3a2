import { type Item, recusedFrom, type Stage } from "./item.js";
import { abstentionsIn, majorityOf, resultOf } from "./majority.js";
import { quorumOf } from "./quorum.js";
import type { In } from "./session.js";
import type { LegalitySheet } from "./sheet.js";
import { openBallots } from "./tally.js";

type Tallied = Extract<Stage, { readonly is: "tallied" }>;

/**
 * The sheet of an item whose votes are counted, from what this session's own stream holds. The
 * quorum is looked at once more: where abstentions do not count as being there, it may be gone.
 */
export const sheetFor = (
  state: In<"open">,
  item: Item,
  stage: Tallied,
  day: string,
): LegalitySheet => {
  const { schemeVersion, definition, terms, convening, roll, present } = state;
  const { presiding, voters, counts, castingVote } = stage;
  const recused = recusedFrom(item);
  const abstentions = abstentionsIn(counts);
  const quorum = quorumOf(terms, { roll, voters, recused, convening, abstentions });
  const choice = castingVote?.choice;
  const casting = choice === undefined ? {} : { castingVote: choice };
  const majority = majorityOf(terms, { roll, present, voters, recused, counts, ...casting });
  return {
    day,
    schemeVersion,
    definition,
    convening,
    presiding,
    roll,
    present,
    voters,
    recused: item.recusals,
    quorum,
    ballots: terms.ballots,
    counts,
    ...(terms.ballots === "open" && { votes: openBallots(stage) }),
    ...(castingVote && { castingVote }),
    majority,
    result: quorum.met ? resultOf(majority, counts, choice) : "no-quorum",
  };
};
