import { type Aggregate, type PersonId, type StreamName, unreachable } from "#kernel/index.js";

/** Why somebody asks for it. */
export const erasureReasons = [
  "asked-by-the-person",
  "consent-withdrawn",
  "no-longer-needed",
  "unlawful",
  "legal-obligation",
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What it rests on: a point of article 17(1) of the GDPR. */
export const legalBases = [
  "gdpr-17-1-a",
  "gdpr-17-1-b",
  "gdpr-17-1-c",
  "gdpr-17-1-d",
  "gdpr-17-1-e",
] as const;
export type LegalBasis = (typeof legalBases)[number];

interface Asked {
  readonly subject: StreamName;
  readonly reason: ErasureReason;
  readonly legalBasis: LegalBasis;
  readonly requestedBy: PersonId;
}

export type Erasure =
  | { readonly phase: "not-requested" }
  | ({ readonly phase: "requested" } & Asked)
  /** Carried out: it is decided for good, and under way; completed: nothing is left that opens. */
  | ({
      readonly phase: "approved" | "carried-out" | "completed";
      readonly approvedBy: PersonId;
    } & Asked);

export type Requested = Exclude<Erasure, { readonly phase: "not-requested" }>;

export type ErasureEvent =
  | ({ readonly type: "ErasureRequested"; readonly requestedOn: string } & Asked)
  | {
      readonly type: "ErasureApproved";
      readonly approvedBy: PersonId;
      readonly approvedOn: string;
    }
  | {
      readonly type: "ErasureCarriedOut";
      readonly subject: StreamName;
      readonly carriedOutOn: string;
    }
  | { readonly type: "ErasureCompleted"; readonly completedOn: string };

const evolve = (state: Erasure, event: ErasureEvent): Erasure => {
  if (event.type === "ErasureRequested") {
    const { subject, reason, legalBasis, requestedBy } = event;
    return { phase: "requested", subject, reason, legalBasis, requestedBy };
  }
  if (state.phase === "not-requested") return state;
  if (event.type === "ErasureApproved")
    return { ...state, phase: "approved", approvedBy: event.approvedBy };
  if (state.phase === "requested") return state;
  switch (event.type) {
    case "ErasureCarriedOut":
      return { ...state, phase: "carried-out" };
    case "ErasureCompleted":
      return { ...state, phase: "completed" };
    default:
      return unreachable(event);
  }
};

/** Ids and codes alone: that somebody was erased, by whom and why, is kept. */
export const erasure: Aggregate<Erasure, ErasureEvent> = {
  kind: "erasure",
  plural: "erasures",
  initial: { phase: "not-requested" },
  evolve,
  events: {
    ErasureRequested: { schema: 1 },
    ErasureApproved: { schema: 1 },
    ErasureCarriedOut: { schema: 1 },
    ErasureCompleted: { schema: 1 },
  },
};
