import type { Viewer } from "#access/viewer.js";
import type { Item, Stage } from "#labelling/session/item.js";
import type { Counts } from "#labelling/session/majority.js";
import type { Matter, Recusal } from "#labelling/session/matter.js";
import type { Presiding } from "#labelling/session/presiding.js";
import type { ItemOutcome, Question } from "#labelling/session/question.js";
import type { CastingVote, LegalitySheet, OpenBallot } from "#labelling/session/sheet.js";
import type { DecisionRow } from "../decisions/decisions.js";
import { mayReadBallots, toldSheet } from "../decisions/told-sheet.js";
import type { ToldReading } from "../readings/list-readings.js";
import type { ReadBefore } from "../readings/read-before.js";
import type { SessionRow } from "./sessions.js";

/** An item of the agenda as the calendar shows it. */
export interface ListedItem extends Matter {
  readonly stage: Stage["is"];
  readonly outcome: ItemOutcome | null;
  readonly counts: Counts | null;
}

interface ToldRecusal extends Recusal {
  /** What they had read of the file before they were recused; for auditors alone. */
  readonly readBefore?: readonly ToldReading[];
}

/** As the board of the session shows it. */
export interface BoardItem extends ListedItem {
  /** The last one that was put, with the conditions that it would set. */
  readonly question: Question | null;
  readonly presiding: Presiding | null;
  readonly recusals: readonly ToldRecusal[];
  /** How many ballots there are. */
  readonly cast: number;
  /** Null where they are secret, or not for the viewer; for the secretariat once the vote is closed. */
  readonly ballots: readonly OpenBallot[] | null;
  readonly castingVote: CastingVote | null;
  readonly decidedOn: string | null;
  /** Why it was left without a decision, where no vote adjourned it. */
  readonly adjournedFor: DecisionRow["adjourned_for"];
  readonly motives: string | null;
  /** What makes the vote legal, or shows that it was not; once it is over. */
  readonly sheet: LegalitySheet | null;
}

/** What a session deals with, without what is closed to the viewer. */
export const listedItems = (
  { state, votes }: SessionRow,
  closed: ReadonlySet<string>,
): readonly ListedItem[] => visible(state.items, closed).map((item) => listed(item, votes));

/** @param decided what the session was asked about each item, and has decided */
export const boardItems = (
  { state, votes }: SessionRow,
  decided: readonly DecisionRow[],
  closed: ReadonlySet<string>,
  viewer: Viewer,
  hadRead: ReadBefore,
): readonly BoardItem[] => {
  const seesBallots = mayReadBallots("roll" in state ? state.roll : [], viewer);
  return visible(state.items, closed).map((item) => {
    const vote = votes[item.item];
    const row = decided.find(({ matter }) => matter === item.item);
    return {
      ...listed(item, votes),
      question: row?.ask ? { ask: row.ask, conditions: row.conditions } : null,
      presiding: vote?.presiding ?? null,
      recusals: item.recusals.map((one) => {
        const read = hadRead(item.item, one.person);
        return { ...one, ...(read && { readBefore: read }) };
      }),
      cast: vote?.cast ?? 0,
      ballots: (seesBallots && isReadable(item, viewer) && vote?.ballots) || null,
      castingVote: vote?.castingVote ?? null,
      decidedOn: item.stage.is === "decided" ? item.stage.decidedOn : null,
      adjournedFor: row?.adjourned_for ?? null,
      motives: row?.motives ?? null,
      sheet: row?.sheet ? toldSheet(row.sheet, viewer) : null,
    };
  });
};

/** While hands are still going up, who keeps the minutes is no party to how the vote goes. */
const isReadable = ({ stage }: Item, { capacity }: Viewer): boolean =>
  stage.is !== "deliberating" || capacity !== "secretariat";

const visible = (items: readonly Item[], closed: ReadonlySet<string>) =>
  items.filter(({ item }) => !closed.has(item));

const listed = ({ kind, item, stage }: Item, votes: SessionRow["votes"]): ListedItem => ({
  kind,
  item,
  stage: stage.is,
  outcome: stage.is === "decided" ? stage.outcome : null,
  counts: votes[item]?.counts ?? null,
});
