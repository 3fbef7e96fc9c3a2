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

export interface Item {
  /** As a check tells what is missing: `charterAnswers.article3`, `documents.budget`, `signatory`. */
  readonly path: string;
  readonly nature: (typeof natures)[number];
}

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
};
