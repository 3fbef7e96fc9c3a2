import { type Aggregate, unreachable } from "#kernel/index.js";
import { events, type LabelEvent } from "./events.js";
import { granted, type Held, heldAfter, lastPeriod } from "./held.js";

export interface Suspension {
  readonly suspendedOn: string;
  /** The last day of it. */
  readonly until?: string;
}

/** What an organisation holds for one initiative, from a decision until one of its ends. */
export type Label =
  | { readonly phase: "not-granted" }
  | { readonly phase: "active"; readonly held: Held }
  | { readonly phase: "suspended"; readonly held: Held; readonly suspension: Suspension }
  | {
      readonly phase: "expired" | "revoked" | "surrendered";
      readonly held: Held;
      /** The last day of an expired label; the day on which another end took effect. */
      readonly endedOn: string;
    };

export type Phase = Label["phase"];
export type In<Some extends Phase> = Extract<Label, { readonly phase: Some }>;
export type Granted = Exclude<Label, { readonly phase: "not-granted" }>;
export type Ended = In<"expired" | "revoked" | "surrendered">;
export type Live = In<"active" | "suspended">;

const ended = (phase: Ended["phase"], held: Held, endedOn: string): Ended => ({
  phase,
  held,
  endedOn,
});

const evolve = (state: Label, event: LabelEvent): Label => {
  if (event.type === "LabelGranted") return { phase: "active", held: granted(event) };
  if (state.phase === "not-granted") return state;
  const { held } = state;
  switch (event.type) {
    case "LabelSuspended": {
      const { suspendedOn, until } = event;
      const suspension = { suspendedOn, ...(until === undefined ? {} : { until }) };
      return { phase: "suspended", held, suspension };
    }
    case "LabelReinstated":
      return { phase: "active", held };
    case "LabelRevoked":
      return ended("revoked", { ...held, notice: { decidedOn: event.revokedOn } }, event.revokedOn);
    case "LabelExpired":
      return ended("expired", held, event.expiredOn);
    case "LabelSurrendered":
      return ended("surrendered", held, event.surrenderedOn);
    case "ConditionMet":
    case "ConditionMissed":
    case "ConditionsSuperseded":
    case "BrandUseCommitted":
    case "ActivityReported":
    case "ImpactReported":
    case "ReportCorrected":
    case "RevocationProposed":
    case "HolderAnswered":
    case "RevocationDropped":
    case "LabelPutOnAgenda":
    case "LabelTakenUp":
    case "LabelRenewed":
    case "RenewalRefused":
    case "RevocationRefused":
    case "DecisionAdjourned":
    case "HolderNotified":
    case "HolderNotReached":
      return { ...state, held: heldAfter(held, event) };
    default:
      return unreachable(event);
  }
};

export const label: Aggregate<Label, LabelEvent> = {
  kind: "label",
  plural: "labels",
  initial: { phase: "not-granted" },
  evolve,
  events,
};

export const hasEnded = (state: Label): state is Ended =>
  state.phase === "expired" || state.phase === "revoked" || state.phase === "surrendered";

/**
 * The label as it is on a day: it has expired after its last day, and a suspension is over after
 * its own, whether or not anybody has recorded that.
 */
export const onDay = (state: Label, today: string): Label => {
  if (state.phase === "not-granted" || hasEnded(state)) return state;
  const { held } = state;
  const { until } = lastPeriod(held);
  if (until < today) return ended("expired", held, until);
  const over = state.phase === "suspended" ? state.suspension.until : undefined;
  return over !== undefined && over < today ? { phase: "active", held } : state;
};
