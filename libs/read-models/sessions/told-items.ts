import type { Viewer } from "#access/viewer.js";
import type { Item, Stage } from "#labelling/session/item.js";
import type { Counts } from "#labelling/session/majority.js";
import type { Matter, Recusal } from "#labelling/session/matter.js";
import type { Presiding } from "#labelling/session/presiding.js";
import type { ItemOutcome } from "#labelling/session/question.js";
import type { OpenBallot } from "#labelling/session/sheet.js";
import type { SessionRow } from "./sessions.js";

/** An item of the agenda as the calendar shows it. */
export interface ListedItem extends Matter {
  readonly stage: Stage["is"];
  readonly outcome: ItemOutcome | null;
  readonly counts: Counts | null;
}

/** As the board of the session shows it. */
export interface BoardItem extends ListedItem {
  readonly presiding: Presiding | null;
  readonly recusals: readonly Recusal[];
  /** How many ballots there are. */
  readonly cast: number;
  /** Null where they are secret, or not for the viewer. */
  readonly ballots: readonly OpenBallot[] | null;
}

/** What a session deals with, without what is closed to the viewer. */
export const listedItems = (
  { state, votes }: SessionRow,
  closed: ReadonlySet<string>,
): readonly ListedItem[] => visible(state.items, closed).map((item) => listed(item, votes));

export const boardItems = (
  { state, votes }: SessionRow,
  closed: ReadonlySet<string>,
  mayReadBallots: boolean,
): readonly BoardItem[] =>
  visible(state.items, closed).map((item) => {
    const vote = votes[item.item];
    return {
      ...listed(item, votes),
      presiding: vote?.presiding ?? null,
      recusals: item.recusals,
      cast: vote?.cast ?? 0,
      ballots: (mayReadBallots ? vote?.ballots : null) ?? null,
    };
  });

/** Open ballots are for those who sit, whoever else attends, and for who audits the vote. */
export const mayReadBallots = (
  roll: readonly { readonly person: string }[],
  { person, capacity }: Viewer,
): boolean => {
  if (capacity === "auditor") return true;
  const judges = capacity === "reviewer" || capacity === "chair";
  return judges && roll.some((one) => one.person === person);
};

const visible = (items: readonly Item[], closed: ReadonlySet<string>) =>
  items.filter(({ item }) => !closed.has(item));

const listed = ({ kind, item, stage }: Item, votes: SessionRow["votes"]): ListedItem => ({
  kind,
  item,
  stage: stage.is,
  outcome: stage.is === "decided" ? stage.outcome : null,
  counts: votes[item]?.counts ?? null,
});
