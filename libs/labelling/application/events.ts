import type { Aggregate } from "#kernel/index.js";
import type { Delay } from "../calendar/delay.js";
import type { ClockRule } from "../deadline/clock-rule.js";
import type { Check } from "../eligibility/check.js";
import type { AnswerValue, Facts } from "../eligibility/facts.js";

/** Answers in clear by question id. */
export type Values = Readonly<Record<string, AnswerValue>>;

/** A version of a scheme, and the hash of the definition that it stands for. */
export interface Rules {
  readonly schemeVersion: number;
  readonly definition: string;
}

/** A missing piece is `incomplete` and may stop the committee's clock; a fault in one never does. */
export const natures = ["incomplete", "incorrect"] as const;

export type Item = {
  /** As a check tells what is missing: `charterAnswers.article3`, `documents.budget`, `signatory`. */
  readonly path: string;
  readonly nature: (typeof natures)[number];
};

export type Side = "carrier" | "secretariat";

/** What moving to another version of the scheme changes for the file, by id or code. */
export interface SchemeChanges {
  readonly questionsAdded: readonly string[];
  readonly questionsRemoved: readonly string[];
  readonly articlesAdded: readonly string[];
  readonly articlesRemoved: readonly string[];
  readonly documentsAdded: readonly string[];
  readonly documentsRemoved: readonly string[];
  /** Added, removed, or said otherwise. */
  readonly rulesChanged: readonly string[];
}

export const decisionOutcomes = [
  "granted",
  "granted-with-conditions",
  "adjourned",
  "refused",
] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const notificationMeans = ["electronic", "letter", "hand"] as const;
export const notificationFailures = ["bounced", "refused", "unknown-address"] as const;

/** Every day is the Paris day on which the fact took effect; a fold sees no clock. */
export type ApplicationEvent =
  | {
      readonly type: "ApplicationStarted";
      readonly initiative: string;
      readonly organisation: string;
      readonly scheme: string;
      readonly reference?: string;
      readonly startedOn: string;
    }
  | {
      readonly type: "DraftEdited";
      readonly texts: Readonly<Record<string, string>>;
      readonly values: Values;
      readonly cleared: readonly string[];
    }
  | {
      readonly type: "DocumentAttached";
      readonly document: string;
      readonly kind: string;
      readonly hash: string;
      readonly bytes: number;
      readonly mediaType: string;
      readonly name: string;
      readonly attachedOn: string;
    }
  | { readonly type: "DocumentRemoved"; readonly document: string }
  | ({
      readonly type: "ApplicationReceived";
      readonly receivedOn: string;
      readonly clock: ClockRule;
      readonly delays: { readonly complements: Delay; readonly decision: Delay };
    } & Rules)
  | { readonly type: "ApplicationSigned"; readonly signatory: string; readonly signedOn: string }
  | ({
      readonly type: "ApplicationChecked";
      readonly checkedOn: string;
      /** In full, so that the check can be run again by anybody. */
      readonly facts: Facts;
    } & Rules &
      Check)
  | {
      readonly type: "ComplementsRequested";
      readonly items: readonly (Item & { readonly note?: string })[];
      readonly requestedOn: string;
      /** Last day to provide them, that day included. */
      readonly dueOn: string;
    }
  | {
      readonly type: "ComplementsProvided";
      readonly texts: Readonly<Record<string, string>>;
      readonly values: Values;
      readonly provided: readonly string[];
      readonly providedOn: string;
    }
  /** The last of what was asked for has come; the file is to be checked again. */
  | { readonly type: "ComplementsMet"; readonly metOn: string }
  | {
      readonly type: "ApplicationDeclaredAdmissible";
      readonly motives?: string;
      readonly declaredOn: string;
    }
  | {
      readonly type: "ApplicationDeclaredInadmissible";
      readonly motives: string;
      readonly declaredOn: string;
    }
  | {
      readonly type: "ApplicationWithdrawn";
      readonly motives?: string;
      readonly withdrawnOn: string;
    }
  /** `lapsedOn` is the last day of the delay, however late it is recorded. */
  | { readonly type: "ApplicationLapsed"; readonly lapsedOn: string }
  | ({
      readonly type: "ApplicationMoved";
      readonly reason: string;
      readonly changes: SchemeChanges;
      readonly complements: Delay;
      readonly movedOn: string;
    } & Rules)
  | {
      readonly type: "MessageSent";
      readonly message: string;
      readonly side: Side;
      readonly text: string;
      readonly sentOn: string;
    }
  | { readonly type: "ApplicationPutOnAgenda"; readonly session: string; readonly putOn: string }
  | { readonly type: "ApplicationHeld"; readonly session: string; readonly heldOn: string }
  /** Off the agenda again, undecided. */
  | { readonly type: "ApplicationReleased"; readonly session: string; readonly releasedOn: string }
  /** The decision itself stands in the session, with its motives and with what makes it legal. */
  | {
      readonly type: "DecisionRecorded";
      readonly session: string;
      readonly outcome: DecisionOutcome;
      /** The last day to meet each. */
      readonly conditions: readonly string[];
      readonly decidedOn: string;
    }
  /** Silence has decided; `effectiveOn` is the last day of the delay, however late it is recorded. */
  | {
      readonly type: "DecisionDeemed";
      readonly outcome: "granted" | "refused";
      readonly effectiveOn: string;
      readonly recordedOn: string;
    }
  /** Opens the delay for an appeal (CJA R421-5): by which means, on which day, shown by what. */
  | {
      readonly type: "DecisionNotified";
      readonly means: (typeof notificationMeans)[number];
      readonly proof: string;
      readonly notifiedOn: string;
      readonly appealDueOn: string;
      readonly recordedOn: string;
    }
  | {
      readonly type: "NotificationFailed";
      readonly reason: (typeof notificationFailures)[number];
      readonly failedOn: string;
    }
  | { readonly type: "AppealLodged"; readonly contested: string; readonly lodgedOn: string }
  /** A slip of the pen put right, with the reason; never what was decided. */
  | {
      readonly type: "DecisionCorrected";
      readonly correction: string;
      readonly reason: string;
      readonly correctedOn: string;
    };

export const events: Aggregate<unknown, ApplicationEvent>["events"] = {
  ApplicationStarted: { schema: 1 },
  DraftEdited: { schema: 1, personal: ["/texts/*"] },
  DocumentAttached: { schema: 1, personal: ["/name"] },
  DocumentRemoved: { schema: 1 },
  ApplicationReceived: { schema: 1 },
  ApplicationSigned: { schema: 1 },
  ApplicationChecked: { schema: 1 },
  ComplementsRequested: { schema: 1, personal: ["/items/*/note"] },
  ComplementsProvided: { schema: 1, personal: ["/texts/*"] },
  ComplementsMet: { schema: 1 },
  ApplicationDeclaredAdmissible: { schema: 1, personal: ["/motives"] },
  ApplicationDeclaredInadmissible: { schema: 1, personal: ["/motives"] },
  ApplicationWithdrawn: { schema: 1, personal: ["/motives"] },
  ApplicationLapsed: { schema: 1 },
  ApplicationMoved: { schema: 1, personal: ["/reason"] },
  MessageSent: { schema: 1, personal: ["/text"] },
  ApplicationPutOnAgenda: { schema: 1 },
  ApplicationHeld: { schema: 1 },
  ApplicationReleased: { schema: 1 },
  DecisionRecorded: { schema: 1 },
  DecisionDeemed: { schema: 1 },
  DecisionNotified: { schema: 1, personal: ["/proof"] },
  NotificationFailed: { schema: 1 },
  AppealLodged: { schema: 1, personal: ["/contested"] },
  DecisionCorrected: { schema: 1, personal: ["/correction", "/reason"] },
};
