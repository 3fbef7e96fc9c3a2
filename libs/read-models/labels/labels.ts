import { type Actor, unreachable } from "#kernel/index.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { lastPeriod } from "#labelling/label/held.js";
import { type Granted, label, type Phase } from "#labelling/label/label.js";
import { readModel, type Row } from "#projections/read-model.js";

/** What has happened to a label, in the words of who did it. */
export interface Happening {
  readonly code: LabelEvent["type"];
  readonly on: string;
  /** In which capacity somebody did it. */
  readonly by: Actor["as"];
  /** Motives, a reason, a text, what shows that a condition is met or that a letter was taken. */
  readonly said: string | null;
}

/** One line of the register. A day that passes moves no row. */
export interface LabelRow extends Row {
  readonly number: number;
  readonly scheme: string;
  readonly organisation: string;
  readonly initiative: string;
  readonly from_day: string;
  readonly until_day: string;
  /** At its last event; what it is on a day, the day tells. */
  readonly phase: Phase;
  /** The last day of a suspension that has one. */
  readonly suspended_until: string | null;
  /** As the write side folds it. */
  readonly state: Granted;
  readonly history: readonly Happening[];
  readonly version: number;
}

export const labels = readModel<LabelRow, LabelEvent>({
  name: "labels",
  version: 3,
  reads: [label],
  opens: {
    ConditionMet: ["/evidence"],
    BrandUseCommitted: ["/text"],
    ActivityReported: ["/text"],
    ImpactReported: ["/text"],
    ReportCorrected: ["/reason"],
    LabelSuspended: ["/motives"],
    LabelReinstated: ["/motives"],
    RevocationProposed: ["/motives"],
    HolderAnswered: ["/text"],
    RevocationDropped: ["/motives"],
    LabelRevoked: ["/motives"],
    HolderNotified: ["/proof"],
    LabelSurrendered: ["/motives"],
  },
  columns: {
    number: "integer",
    scheme: "text",
    organisation: "text",
    initiative: "text",
    from_day: "text",
    until_day: "text",
    phase: "text",
    suspended_until: "text",
    state: "jsonb",
    history: "jsonb",
    version: "integer",
  },
  indexes: ["(scheme, number, key)", "(organisation, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version, actor } }, key) => {
    const state = label.evolve(row?.state ?? label.initial, event);
    if (state.phase === "not-granted") return row;
    const { held } = state;
    const suspension = state.phase === "suspended" ? state.suspension : undefined;
    return {
      key,
      number: held.number,
      scheme: held.scheme,
      organisation: held.organisation,
      initiative: held.initiative,
      from_day: held.periods[0].from,
      until_day: lastPeriod(held).until,
      phase: state.phase,
      suspended_until: suspension?.until ?? null,
      state,
      history: [...(row?.history ?? []), happening(event, actor)],
      version,
    };
  },
});

const happening = (event: LabelEvent, { as: by }: Actor): Happening => ({
  code: event.type,
  on: dayOf(event),
  by,
  said: saidIn(event) ?? null,
});

const dayOf = (event: LabelEvent): string => {
  switch (event.type) {
    case "LabelGranted":
      return event.grantedOn;
    case "ConditionMet":
      return event.metOn;
    case "ConditionMissed":
      return event.missedOn;
    case "ConditionsSuperseded":
      return event.supersededOn;
    case "BrandUseCommitted":
      return event.committedOn;
    case "ActivityReported":
    case "ImpactReported":
      return event.reportedOn;
    case "ReportCorrected":
      return event.correctedOn;
    case "LabelSuspended":
      return event.suspendedOn;
    case "LabelReinstated":
      return event.reinstatedOn;
    case "RevocationProposed":
      return event.proposedOn;
    case "HolderAnswered":
      return event.answeredOn;
    case "RevocationDropped":
      return event.droppedOn;
    case "LabelRevoked":
      return event.revokedOn;
    case "LabelPutOnAgenda":
      return event.putOn;
    case "LabelTakenUp":
      return event.takenUpOn;
    case "LabelRenewed":
      return event.renewedOn;
    case "RenewalRefused":
    case "RevocationRefused":
      return event.refusedOn;
    case "DecisionAdjourned":
      return event.adjournedOn;
    case "HolderNotified":
      return event.notifiedOn;
    case "HolderNotReached":
      return event.failedOn;
    case "LabelExpired":
      return event.expiredOn;
    case "LabelSurrendered":
      return event.surrenderedOn;
    default:
      return unreachable(event);
  }
};

const saidIn = (event: LabelEvent): string | undefined => {
  if ("motives" in event) return event.motives;
  if ("reason" in event) return event.reason;
  if ("evidence" in event) return event.evidence;
  if ("proof" in event) return event.proof;
  return "text" in event ? event.text : undefined;
};
