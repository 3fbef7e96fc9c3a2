import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";
import type { Seat } from "../scheme/definition.js";

export const ranks = ["member", "substitute"] as const;
export type Rank = (typeof ranks)[number];

/** A seat held by a person, from a first day to a last one; open-ended when `until` is absent. */
export interface Mandate {
  readonly mandate: string;
  readonly person: PersonId;
  readonly institution: string;
  readonly rank: Rank;
  readonly from: string;
  readonly until?: string;
}

/** Who may sit on a day, and by which mandate. */
export type RollEntry = Pick<Mandate, "person" | "institution" | "rank" | "mandate">;

/** The version of the scheme that the seats come from. */
export interface Seating {
  readonly schemeVersion: number;
  readonly definition: string;
  readonly seats: readonly Seat[];
  /** The institution whose member presides. */
  readonly chair: string;
}

/** An office held from a day on, until somebody else is named or the mandate ends. */
interface Office {
  readonly person: PersonId;
  readonly from: string;
}

export type Committee =
  | { readonly phase: "not-formed" }
  | ({
      readonly phase: "formed";
      readonly mandates: readonly Mandate[];
      readonly chairs: readonly Office[];
      readonly deputies: readonly Office[];
    } & Seating);

export type Formed = Extract<Committee, { readonly phase: "formed" }>;

export type CommitteeEvent =
  | ({ readonly type: "CommitteeFormed"; readonly formedOn: string } & Seating)
  | ({ readonly type: "SeatsAdopted"; readonly adoptedOn: string } & Seating)
  | ({ readonly type: "MandateGiven" } & Mandate)
  | {
      readonly type: "MandateEnded";
      readonly mandate: string;
      readonly until: string;
      readonly motives?: string;
    }
  | ({ readonly type: "ChairNamed" } & Office)
  | ({ readonly type: "DeputyNamed" } & Office);

const evolve = (state: Committee, event: CommitteeEvent): Committee => {
  if (event.type === "CommitteeFormed") {
    const { type: _, formedOn: __, ...seating } = event;
    return { phase: "formed", ...seating, mandates: [], chairs: [], deputies: [] };
  }
  if (state.phase === "not-formed") return state;
  switch (event.type) {
    case "SeatsAdopted": {
      const { type: _, adoptedOn: __, ...seating } = event;
      return { ...state, ...seating };
    }
    case "MandateGiven": {
      const { type: _, ...mandate } = event;
      return { ...state, mandates: [...state.mandates, mandate] };
    }
    case "MandateEnded": {
      const { mandate, until } = event;
      const ended = (one: Mandate) => (one.mandate === mandate ? { ...one, until } : one);
      return { ...state, mandates: state.mandates.map(ended) };
    }
    case "ChairNamed":
      return { ...state, chairs: [...state.chairs, { person: event.person, from: event.from }] };
    case "DeputyNamed":
      return {
        ...state,
        deputies: [...state.deputies, { person: event.person, from: event.from }],
      };
    default:
      return unreachable(event);
  }
};

export const committee: Aggregate<Committee, CommitteeEvent> = {
  kind: "committee",
  plural: "committees",
  named: true,
  initial: { phase: "not-formed" },
  evolve,
  events: {
    CommitteeFormed: { schema: 1 },
    SeatsAdopted: { schema: 1 },
    MandateGiven: { schema: 1 },
    MandateEnded: { schema: 1, personal: ["/motives"] },
    ChairNamed: { schema: 1 },
    DeputyNamed: { schema: 1 },
  },
};
