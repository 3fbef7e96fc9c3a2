import type { Actor, PersonId } from "#kernel/index.js";
import type { Committee } from "../committee/committee.js";
import type { Parties } from "../interest/interest.js";
import type { InstructionEvent } from "./events.js";

const id = (n: number) => `7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f0${n}` as PersonId;
export const [ana, bob, cleo, dan] = [id(1), id(2), id(3), id(4)] as const;
export const stranger = id(9);

export const as = (person: PersonId, capacity: Actor["as"] = "reviewer"): Actor => ({
  id: person,
  as: capacity,
});
export const office = as(stranger, "secretariat");

export const today = "2026-11-30";
export const file = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";

/** Dan acts for the organisation that applies, which is of APIM. */
export const parties: Parties = { organisation: "o1", institution: "APIM", people: [dan] };

/** Ana sits for CRCI, Bob for NFX, Cleo and Dan for others; whoever is added sits for APIM. */
export const board = (...more: readonly PersonId[]): Committee => ({
  phase: "formed",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: [],
  chair: "CRCI",
  mandates: [
    ...[ana, bob, cleo, dan].map((person, n) => ({
      mandate: `m${n}`,
      person,
      institution: ["CRCI", "NFX", "Je crée", "J’innove"][n] ?? "",
      rank: "member" as const,
      from: "2026-01-01",
    })),
    ...more.map((person) => ({
      mandate: `m-${person}`,
      person,
      institution: "APIM",
      rank: "member" as const,
      from: "2026-01-01",
    })),
  ],
  chairs: [],
  deputies: [],
});

export const rules = {
  application: file,
  initiative: "i1",
  scheme: "creativallee",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  minimum: 2,
  criteria: [
    { id: "themeFit", outOf: 5, weight: 2 },
    { id: "reach", outOf: 4, weight: 1 },
  ],
  delay: { count: 3, unit: "months" },
} as const;

export const opened = {
  type: "InstructionOpened",
  ...rules,
  ...parties,
  reviewBy: "2027-02-28",
  openedOn: today,
} satisfies InstructionEvent;

const institutions: Readonly<Record<PersonId, string>> = {
  [ana]: "CRCI",
  [bob]: "NFX",
  [cleo]: "Je crée",
  [dan]: "J’innove",
};

export const assigned = (person: PersonId, by: "engine" | "secretariat" = "secretariat") =>
  ({
    type: "ReviewerAssigned",
    person,
    institution: institutions[person] ?? "APIM",
    by,
    assignedOn: today,
    dueOn: "2027-02-28",
  }) satisfies InstructionEvent;

export const review = {
  marks: { themeFit: 4, reach: 1 },
  opinion: "favourable",
  text: "Ancrée",
} as const;

export const submitted = (person: PersonId) =>
  ({
    type: "ReviewSubmitted",
    person,
    ...review,
    submittedOn: today,
  }) satisfies InstructionEvent;

export const interest = (
  person: PersonId,
  source: "member" | "colleague" | "engine" = "member",
): InstructionEvent => ({
  type: "InterestDeclared",
  person,
  source,
  grounds: source === "engine" ? "organisation" : "other",
  ...(source === "colleague" ? { declaredBy: ana } : {}),
  declaredOn: today,
});
export const closed: InstructionEvent = { type: "InstructionClosed", closedOn: today };
