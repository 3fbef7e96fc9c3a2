import { type Aggregate, type StreamName, unreachable } from "#kernel/index.js";

/**
 * Holds what must be unique, such as a SIRET. The stream is named by an HMAC of the value, so that
 * it tells who owns a value to those alone who know the value already.
 */
export type Claim =
  { readonly phase: "free" } | { readonly phase: "taken"; readonly owner: StreamName };

export const releaseReasons = ["never-started", "let-go"] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export type ClaimEvent =
  | { readonly type: "ClaimTaken"; readonly owner: StreamName }
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
