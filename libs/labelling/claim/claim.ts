import { type Aggregate, type StreamName, unreachable } from "#kernel/index.js";

/**
 * Holds what must be unique, such as a SIRET. The stream is named by an HMAC of the value, so that
 * it tells who owns a value to those alone who know the value already.
 */
export type Claim =
  { readonly phase: "free" } | { readonly phase: "taken"; readonly owner: StreamName };

export const releaseReasons = ["never-started", "let-go"] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

/** Numbers that one organisation alone can have. */
export const numbers = ["siret", "rna"] as const;
export type NumberKind = (typeof numbers)[number];

export type ClaimEvent =
  | {
      readonly type: "ClaimTaken";
      readonly owner: StreamName;
      /**
       * Which number was claimed for a registration. Absent for what dossiers of one organisation
       * meet by: the next of them goes on where one was cut short, however late.
       */
      readonly number?: NumberKind;
    }
  | {
      readonly type: "ClaimReleased";
      readonly owner: StreamName;
      readonly reason: ReleaseReason;
    };

const evolve = (_: Claim, event: ClaimEvent): Claim => {
  switch (event.type) {
    case "ClaimTaken":
      return { phase: "taken", owner: event.owner };
    case "ClaimReleased":
      return { phase: "free" };
    default:
      return unreachable(event);
  }
};

export const claim: Aggregate<Claim, ClaimEvent> = {
  kind: "claim",
  plural: "claims",
  initial: { phase: "free" },
  evolve,
  events: { ClaimTaken: { schema: 1 }, ClaimReleased: { schema: 1 } },
};
