import type { Viewer } from "#access/viewer.js";
import { fill } from "#kernel/index.js";
import { explain, ledgerLines, type Line } from "#labelling/deadline/explain.js";
import { standOn, type Ledger, type Standing } from "#labelling/deadline/ledger.js";
import { deadlineKinds, type DeadlineKind, type DeadlineRow } from "./deadlines.js";

export interface ToldDeadline {
  readonly kind: DeadlineKind;
  /** As it reads on the day, whether or not anybody has recorded it. */
  readonly state: Standing["state"];
  readonly due: string | null;
  /** How the due day came about, line by line. */
  readonly ledger: readonly (Line & { readonly text: string })[];
}

export const toldDeadlines = (
  { ledgers }: Pick<DeadlineRow, "ledgers">,
  today: string,
  { language }: Viewer,
): readonly ToldDeadline[] =>
  ledgers
    ? deadlineKinds
        .filter((kind) => ledgers[kind].length > 0)
        .map((kind) => toldDeadline(kind, ledgers[kind], today, language))
    : [];

const toldDeadline = (
  kind: DeadlineKind,
  ledger: Ledger,
  today: string,
  language: Viewer["language"],
): ToldDeadline => {
  const standing = standOn(ledger, today);
  return {
    kind,
    state: standing.state,
    due: "due" in standing ? (standing.due ?? null) : null,
    ledger: explain(ledger, today).map((line) => ({
      ...line,
      text: fill(ledgerLines[line.code][language], line.about),
    })),
  };
};
