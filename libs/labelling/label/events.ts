import type { Aggregate } from "#kernel/index.js";
import type { notificationFailures, notificationMeans } from "../application/events.js";
import type { Indicator, LabelTerms } from "../scheme/definition.js";
import type { Told } from "./told.js";

/** The session that decided; what makes its vote legal, motives and conditions stand there. */
export interface BySession {
  readonly session: string;
}

/** A condition of the decision, by its place there from 1. */
export interface Imposed {
  readonly condition: number;
  /** The last day to meet it. */
  readonly dueOn: string;
}

/** From a first day to a last one, both included. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

export const brandUses = ["display", "signature"] as const;
/** Shown openly, or as the signature of a document. */
export type BrandUse = (typeof brandUses)[number];

export const labelMatters = ["renewal", "revocation"] as const;
/** What a committee is asked about a label. */
export type LabelMatter = (typeof labelMatters)[number];

interface Reported extends Period {
  readonly report: string;
  readonly text?: string;
  readonly reportedOn: string;
}

/** Every day is the Paris day on which the fact took effect. */
export type LabelEvent =
  | ({
      readonly type: "LabelGranted";
      readonly number: number;
      readonly scheme: string;
      readonly schemeVersion: number;
      readonly definition: string;
      readonly initiative: string;
      readonly organisation: string;
      readonly application: string;
      /** Deemed: the deadline ledger of the application is the basis. */
      readonly decision: BySession | "deemed";
      readonly conditions: readonly Imposed[];
      /** What the rules say of its time, and what it reports on: copied, so that they stay. */
      readonly terms: LabelTerms;
      readonly indicators: readonly Pick<Indicator, "id" | "kind">[];
      readonly grantedOn: string;
    } & Period)
  | {
      readonly type: "ConditionMet";
      readonly condition: number;
      readonly evidence?: string;
      readonly metOn: string;
    }
  /** `missedOn` is the last day to meet it, however late this is recorded. */
  | { readonly type: "ConditionMissed"; readonly condition: number; readonly missedOn: string }
  /** A later decision on the file lifts what an earlier one asked, or asks something else. */
  | {
      readonly type: "ConditionsSuperseded";
      readonly decision: BySession;
      readonly conditions: readonly Imposed[];
      readonly supersededOn: string;
    }
  | {
      readonly type: "BrandUseCommitted";
      readonly uses: readonly BrandUse[];
      readonly text?: string;
      readonly committedOn: string;
    }
  | ({ readonly type: "ActivityReported" } & Reported & Told)
  | ({ readonly type: "ImpactReported" } & Reported & Omit<Told, "activities">)
  | ({
      readonly type: "ReportCorrected";
      readonly report: string;
      readonly reason: string;
      readonly correctedOn: string;
    } & Partial<Told>)
  | {
      readonly type: "LabelSuspended";
      readonly motives: string;
      readonly suspendedOn: string;
      /** The last day of it; open-ended when absent. */
      readonly until?: string;
    }
  | { readonly type: "LabelReinstated"; readonly motives?: string; readonly reinstatedOn: string }
  | {
      readonly type: "RevocationProposed";
      readonly motives: string;
      readonly answerDueOn: string;
      readonly proposedOn: string;
    }
  | { readonly type: "HolderAnswered"; readonly text: string; readonly answeredOn: string }
  | { readonly type: "RevocationDropped"; readonly motives?: string; readonly droppedOn: string }
  | {
      readonly type: "LabelRevoked";
      readonly motives: string;
      readonly decision?: BySession;
      readonly revokedOn: string;
    }
  | {
      readonly type: "LabelPutOnAgenda";
      readonly session: string;
      readonly kind: LabelMatter;
      readonly putOn: string;
    }
  /** The committee deliberates it, and what is voted on stays meanwhile. */
  | {
      readonly type: "LabelTakenUp";
      readonly session: string;
      readonly kind: LabelMatter;
      readonly takenUpOn: string;
    }
  | ({
      readonly type: "LabelRenewed";
      readonly decision: BySession;
      readonly renewedOn: string;
    } & Period)
  /** The label lasts as long as it did; another session may still renew it in that time. */
  | {
      readonly type: "RenewalRefused";
      readonly decision: BySession;
      readonly refusedOn: string;
    }
  /** The label stays with its holder: what was held against it is settled. */
  | {
      readonly type: "RevocationRefused";
      readonly decision: BySession;
      readonly refusedOn: string;
    }
  /** By a vote, or one that came to nothing: the matter waits for another session. */
  | {
      readonly type: "DecisionAdjourned";
      readonly kind: LabelMatter;
      readonly decision: BySession;
      readonly adjournedOn: string;
    }
  /** Of a renewal that was refused, or of a label taken away: the time to contest it runs from then. */
  | {
      readonly type: "HolderNotified";
      readonly means: (typeof notificationMeans)[number];
      readonly notifiedOn: string;
      readonly proof: string;
      readonly recordedOn: string;
    }
  | {
      readonly type: "HolderNotReached";
      readonly reason: (typeof notificationFailures)[number];
      readonly failedOn: string;
    }
  /** `expiredOn` is the last day of the label, however late this is recorded. */
  | { readonly type: "LabelExpired"; readonly expiredOn: string }
  | {
      readonly type: "LabelSurrendered";
      readonly motives?: string;
      readonly surrenderedOn: string;
    };

export const events: Aggregate<unknown, LabelEvent>["events"] = {
  LabelGranted: { schema: 1 },
  ConditionMet: { schema: 1, personal: ["/evidence"] },
  ConditionMissed: { schema: 1 },
  ConditionsSuperseded: { schema: 1 },
  BrandUseCommitted: { schema: 1, personal: ["/text"] },
  ActivityReported: { schema: 1, personal: ["/text"] },
  ImpactReported: { schema: 1, personal: ["/text"] },
  ReportCorrected: { schema: 1, personal: ["/reason"] },
  LabelSuspended: { schema: 1, personal: ["/motives"] },
  LabelReinstated: { schema: 1, personal: ["/motives"] },
  RevocationProposed: { schema: 1, personal: ["/motives"] },
  HolderAnswered: { schema: 1, personal: ["/text"] },
  RevocationDropped: { schema: 1, personal: ["/motives"] },
  LabelRevoked: { schema: 1, personal: ["/motives"] },
  LabelPutOnAgenda: { schema: 1 },
  LabelTakenUp: { schema: 1 },
  LabelRenewed: { schema: 1 },
  RenewalRefused: { schema: 1 },
  RevocationRefused: { schema: 1 },
  DecisionAdjourned: { schema: 1 },
  HolderNotified: { schema: 1, personal: ["/proof"] },
  HolderNotReached: { schema: 1 },
  LabelExpired: { schema: 1 },
  LabelSurrendered: { schema: 1, personal: ["/motives"] },
};
