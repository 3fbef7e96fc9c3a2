import { unreachable } from "#kernel/index.js";
import type { BrandUse, BySession, Imposed, LabelEvent, Period } from "./events.js";
import type { Report } from "./told.js";

type Grant = Extract<LabelEvent, { readonly type: "LabelGranted" }>;

/** Met late is both: what was missed stays so. */
export interface Condition extends Imposed {
  readonly metOn?: string;
  readonly missedOn?: string;
}

/** What the holder is told of before a label is taken away, and the time to answer. */
export interface Proposal {
  readonly proposedOn: string;
  readonly answerDueOn: string;
  /** The first answer. */
  readonly answeredOn?: string;
}

/** A decision against the holder, which they are to be notified of. */
export interface Notice {
  readonly decidedOn: string;
  /** Neither while nobody knows; one of them since then. */
  readonly notifiedOn?: string;
  readonly failedOn?: string;
}

/** A time that was decided on at once. */
interface Term extends Period {
  readonly decision: BySession | "deemed";
}

/** What is known of a label, whatever its phase. */
export interface Held extends Omit<
  Grant,
  "type" | "from" | "until" | "decision" | "conditions" | "grantedOn"
> {
  /** The grant, then each renewal; each begins on the day after the one before. */
  readonly periods: readonly [Term, ...Term[]];
  readonly conditions: readonly Condition[];
  /** Whose conditions these are, where it is not the decision that granted. */
  readonly imposedBy?: BySession;
  /** As last committed to. */
  readonly uses: readonly BrandUse[];
  readonly reports: readonly Report[];
  readonly proposal?: Proposal;
  /** The session on whose agenda it is, or was last. */
  readonly agenda?: string;
  /** The session that has deliberated it last, or does. */
  readonly takenUp?: string;
  /** Sessions whose decision left it as it was: refused, or adjourned. */
  readonly leftBy?: readonly string[];
  /** Of the last decision against the holder, if there was one. */
  readonly notice?: Notice;
}

export const granted = (event: Grant): Held => {
  const { type: _, grantedOn: __, decision, from, until, ...grant } = event;
  return { ...grant, periods: [{ decision, from, until }], uses: [], reports: [] };
};

export const lastPeriod = ({ periods }: Pick<Held, "periods">): Term =>
  periods.at(-1) ?? periods[0];

type HeldEvent = Exclude<
  LabelEvent,
  {
    readonly type:
      | "LabelGranted"
      | "LabelSuspended"
      | "LabelReinstated"
      | "LabelRevoked"
      | "LabelExpired"
      | "LabelSurrendered";
  }
>;

const withCondition = (held: Held, number: number, change: Partial<Condition>): Held => ({
  ...held,
  conditions: held.conditions.map((one) =>
    one.condition === number ? { ...one, ...change } : one,
  ),
});

const withReport = (held: Held, report: Report): Held => ({
  ...held,
  reports: [...held.reports, report],
});

const withoutProposal = (held: Held): Held => {
  const { proposal: _, ...rest } = held;
  return rest;
};

/** Whether a proposal was on the table on the day of a decision; one made since is another one. */
export const stoodOn = (
  proposal: Pick<Proposal, "proposedOn"> | undefined,
  decidedOn: string,
): boolean => proposal !== undefined && proposal.proposedOn <= decidedOn;

/** Whether it is recorded that a session's decision left the label as it was. */
export const isLeftBy = ({ leftBy }: Held, session: string): boolean =>
  leftBy?.includes(session) ?? false;

const left = (held: Held, { session }: BySession): Held => ({
  ...held,
  leftBy: [...(held.leftBy ?? []), session],
});

/** What is known of a notice last. */
const withNotice = (held: Held, known: Omit<Notice, "decidedOn">): Held =>
  held.notice ? { ...held, notice: { decidedOn: held.notice.decidedOn, ...known } } : held;

/** What happens to a label while it stays in its phase. */
export const heldAfter = (held: Held, event: HeldEvent): Held => {
  switch (event.type) {
    case "ConditionMet":
      return withCondition(held, event.condition, { metOn: event.metOn });
    case "ConditionMissed":
      return withCondition(held, event.condition, { missedOn: event.missedOn });
    case "ConditionsSuperseded":
      return { ...held, conditions: event.conditions, imposedBy: event.decision };
    case "BrandUseCommitted":
      return { ...held, uses: event.uses };
    case "ActivityReported": {
      const { report, from, until, figures, otherFigures, activities } = event;
      const told = { figures, otherFigures, activities };
      return withReport(held, { report, about: "activity", from, until, told, corrections: [] });
    }
    case "ImpactReported": {
      const { report, from, until, figures, otherFigures } = event;
      const told = { figures, otherFigures, activities: [] };
      return withReport(held, { report, about: "impact", from, until, told, corrections: [] });
    }
    case "ReportCorrected": {
      const { type: _, report, reason: __, ...correction } = event;
      const reports = held.reports.map((one) =>
        one.report === report ? { ...one, corrections: [...one.corrections, correction] } : one,
      );
      return { ...held, reports };
    }
    case "RevocationProposed": {
      const { proposedOn, answerDueOn } = event;
      return { ...held, proposal: { proposedOn, answerDueOn } };
    }
    case "HolderAnswered":
      return held.proposal && held.proposal.answeredOn === undefined
        ? { ...held, proposal: { ...held.proposal, answeredOn: event.answeredOn } }
        : held;
    case "RevocationDropped":
      return withoutProposal(held);
    case "LabelPutOnAgenda":
      return { ...held, agenda: event.session };
    case "LabelTakenUp":
      return { ...held, takenUp: event.session };
    case "LabelRenewed": {
      // Whoever lets it go on has not taken it away: another proposal would have to be made.
      const { decision, from, until } = event;
      return {
        ...withoutProposal(held),
        periods: [...held.periods, { decision, from, until }],
      };
    }
    case "RenewalRefused":
      return { ...left(held, event.decision), notice: { decidedOn: event.refusedOn } };
    case "DecisionAdjourned":
      return left(held, event.decision);
    case "HolderNotified":
      return withNotice(held, { notifiedOn: event.notifiedOn });
    case "HolderNotReached":
      return withNotice(held, { failedOn: event.failedOn });
    case "RevocationRefused": {
      const over = stoodOn(held.proposal, event.refusedOn);
      return left(over ? withoutProposal(held) : held, event.decision);
    }
    default:
      return unreachable(event);
  }
};
