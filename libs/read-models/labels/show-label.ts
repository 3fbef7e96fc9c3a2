import { IsUUID } from "class-validator";
import { streamName } from "#kernel/index.js";
import { isMissedOn } from "#labelling/label/conditions.js";
import type { BrandUse } from "#labelling/label/events.js";
import type { Condition, Held } from "#labelling/label/held.js";
import { onDay, type Suspension } from "#labelling/label/label.js";
import { toldIn, type Report, type Told } from "#labelling/label/told.js";
import { query, type Tables } from "#projections/query.js";
import type { Viewer } from "#access/viewer.js";
import { Conditions } from "../conditions.js";
import { decisions, type DecisionRow } from "../decisions/decisions.js";
import { toldLabelDecisions, type ToldLabelDecision } from "../decisions/told-decisions.js";
import { initiatives } from "../initiatives/initiatives.js";
import { organisations } from "../organisations/organisations.js";
import { onlyImpartial, onlySeated, onlyVisible, readsProofs } from "../visible.js";
import { labels, type Happening, type LabelRow } from "./labels.js";
import { listed, type ListedLabel } from "./list-labels.js";
import { titledLabel } from "./titled-label.js";

export class ShowLabel {
  @IsUUID() readonly id!: string;
}

/** The public facts; the rest for its holder and for those who deal with it. */
export interface LabelDetail extends ListedLabel {
  readonly full?: FullLabel;
  /** Of the full label alone: a version tells what happens to it. */
  readonly stream?: string;
  readonly version?: number;
}

export interface FullLabel {
  readonly initiative: string;
  readonly schemeVersion: number;
  readonly periods: readonly {
    readonly from: string;
    readonly until: string;
    /** Null where silence decided. */
    readonly session: string | null;
  }[];
  /** While it lasts. */
  readonly suspension: ToldSuspension | null;
  /** What the holder may answer, or has; null once it is settled, or the label over. */
  readonly proposal: ToldProposal | null;
  readonly conditions: readonly ToldCondition[];
  /** What sessions have decided of it, as they came; that which granted it stands with its file. */
  readonly decisions: readonly ToldLabelDecision[];
  /** As last committed to. */
  readonly uses: readonly BrandUse[];
  readonly reports: readonly ToldReport[];
  readonly history: readonly Happening[];
}

export interface ToldSuspension {
  readonly from: string;
  /** Its last day; null where it lasts until it is lifted. */
  readonly until: string | null;
  readonly motives: string | null;
}

/** That the label be taken away. */
export interface ToldProposal {
  readonly proposedOn: string;
  readonly answerDueOn: string;
  readonly answeredOn: string | null;
}

export interface ToldCondition {
  readonly condition: number;
  readonly text: string | null;
  readonly dueOn: string;
  readonly metOn: string | null;
  /** Its day has passed without it, recorded or not, though it may have been met since. */
  readonly missed: boolean;
}

/** What was told first stays beside what was said anew. */
export interface ToldReport extends Omit<Report, "about"> {
  readonly kind: Report["about"];
  /** As it stands, all corrections made. */
  readonly stands: Told;
}

export const showLabel = query({
  name: "label",
  path: "/labels/:id",
  summary: "Shows a label: its public facts, and to whom it concerns all that became of it.",
  shape: ShowLabel,
  of: [labels, decisions, initiatives, organisations],
  run: async (tables, { id }, viewer): Promise<LabelDetail | undefined> => {
    const row = await titledLabel(tables, id);
    if (!row) return undefined;
    const facts = listed(row, tables.today);
    if (!(await seesAll(tables, id, viewer))) return facts;
    const texts = await conditionTexts(tables, row.state.held);
    const { version } = row;
    const full = {
      ...fullOf(row, texts, tables.today),
      history: row.history.map((one) => toldHappening(one, viewer)),
      decisions: await toldLabelDecisions(tables, id, version, viewer),
    };
    return { ...facts, stream: streamName("label", id), version, full };
  },
});

const seesAll = async (tables: Tables, id: string, viewer: Viewer): Promise<boolean> => {
  // Who grants rights has no part in labels: the public facts are all that they need.
  if (viewer.capacity === "administrator") return false;
  const conditions = new Conditions().add(id, (one) => `l.key = ${one}`);
  onlyVisible(conditions, "l.organisation", tables, viewer);
  onlyImpartial(conditions, "l.key", tables, viewer);
  await onlySeated(conditions, "l.scheme", tables, viewer);
  const rows = await tables.select(
    `select 1 as seen from ${tables.of(labels)} l where ${conditions.where}`,
    conditions.values,
  );
  return rows.length > 0;
};

/** The words of its conditions stand in the session that imposed them. */
const conditionTexts = async (
  tables: Tables,
  { application, periods: [granting], imposedBy }: Held,
): Promise<readonly string[]> => {
  const decision = imposedBy ?? granting.decision;
  if (decision === "deemed") return [];
  const [row] = await tables.select<DecisionRow>(
    `select c.* from ${tables.of(decisions)} c where c.matter = $1 and c.session = $2`,
    [application, decision.session],
  );
  return row?.conditions.map(({ text }) => text) ?? [];
};

const fullOf = (
  row: LabelRow,
  texts: readonly string[],
  today: string,
): Omit<FullLabel, "decisions" | "history"> => {
  const { held } = row.state;
  return {
    initiative: row.initiative,
    schemeVersion: held.schemeVersion,
    periods: held.periods.map(({ from, until, decision }) => ({
      from,
      until,
      session: decision === "deemed" ? null : decision.session,
    })),
    ...pending(row, today),
    conditions: held.conditions.map((one) => toldCondition(one, texts, today)),
    uses: held.uses,
    reports: held.reports.map(toldReport),
  };
};

const pending = (
  { state, history }: Pick<LabelRow, "state" | "history">,
  today: string,
): Pick<FullLabel, "suspension" | "proposal"> => {
  const now = onDay(state, today);
  if (now.phase !== "active" && now.phase !== "suspended")
    return { suspension: null, proposal: null };
  const { proposal } = now.held;
  return {
    suspension: now.phase === "suspended" ? toldSuspension(now.suspension, history) : null,
    proposal: proposal ? { ...proposal, answeredOn: proposal.answeredOn ?? null } : null,
  };
};

/** The write side folds no motives. */
const toldSuspension = (
  { suspendedOn, until }: Suspension,
  history: LabelRow["history"],
): ToldSuspension => ({
  from: suspendedOn,
  until: until ?? null,
  motives: history.findLast(({ code }) => code === "LabelSuspended")?.said ?? null,
});

const toldHappening = (one: Happening, viewer: Viewer): Happening =>
  one.code === "HolderNotified" && !readsProofs(viewer) ? { ...one, said: null } : one;

const toldReport = (made: Report): ToldReport => {
  const { about: kind, ...report } = made;
  return { ...report, kind, stands: toldIn(made) };
};

const toldCondition = (one: Condition, texts: readonly string[], today: string): ToldCondition => ({
  condition: one.condition,
  text: texts[one.condition - 1] ?? null,
  dueOn: one.dueOn,
  metOn: one.metOn ?? null,
  missed: one.missedOn !== undefined || isMissedOn(one, today),
});
