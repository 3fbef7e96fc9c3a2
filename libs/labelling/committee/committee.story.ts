import type { PersonId } from "#kernel/index.js";
import type { CommitteeEvent } from "./committee.js";

export const formed = {
  type: "CommitteeFormed",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: [{ institution: "CRCI", count: 9, substitutes: 1 }],
  chair: "CRCI",
  formedOn: "2026-01-01",
} satisfies CommitteeEvent;

/** A seat of CRCI, open-ended unless a last day is named. */
export const mandate = (person: PersonId, from = "2026-01-01", until?: string) =>
  ({
    type: "MandateGiven",
    mandate: `m-${person}`,
    person,
    institution: "CRCI",
    rank: "member",
    from,
    ...(until === undefined ? {} : { until }),
  }) satisfies CommitteeEvent;

/** A committee on which each of them sits, from its first day on. */
export const seating = (...people: readonly PersonId[]): readonly CommitteeEvent[] => [
  formed,
  ...people.map((person) => mandate(person)),
];
