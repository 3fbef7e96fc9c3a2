import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Actor, Command, PersonId } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import { amendReview } from "./amend-review.js";
import { assignReviewer } from "./assign-reviewer.js";
import { chooseReviewer, reviewersWanted } from "./choose-reviewer.js";
import { clearInterest } from "./clear-interest.js";
import { declareInterest } from "./declare-interest.js";
import { declineReview } from "./decline-review.js";
import type { InstructionEvent } from "./events.js";
import { findInterests } from "./find-interests.js";
import { instruction, type Instruction, isInterested } from "./instruction.js";
import {
  ana,
  as,
  assigned,
  board,
  bob,
  cleo,
  dan,
  office,
  opened,
  parties,
  review,
  rules,
  today,
} from "./instruction.story.js";
import { replaceReviewer } from "./replace-reviewer.js";
import { reportInterest } from "./report-interest.js";
import { reviewsThatCount } from "./reviews.js";
import { submitReview } from "./submit-review.js";

const people = [ana, bob, cleo, dan];
const who = fc.constantFrom(...people);
const act = fc.record({
  does: fc.constantFrom(
    "assign",
    "assign",
    "submit",
    "submit",
    "amend",
    "declare",
    "report",
    "clear",
    "decline",
    "replace",
    "find",
    "join",
  ),
  one: who,
  other: who,
});

describe("whatever is asked of an instruction, in whatever order", () => {
  it("no review counts of anybody with an interest, then or after it was cleared", () => {
    let counted = 0;
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 60 }), (acts) => {
        let state: Instruction = instruction.evolve(instruction.initial, opened);
        let touched = parties;
        // Who has submitted since they were last told apart, by our own book-keeping.
        const fresh = new Set<PersonId>();
        const ask = <Body extends object, Facts>(
          command: Command<Body, Instruction, InstructionEvent, Facts>,
          body: Body,
          facts: Facts,
          actor: Actor,
        ) => {
          const decision = command.decide(state, body, circumstances(today, actor), facts);
          for (const event of "accepted" in decision ? decision.accepted : []) {
            state = instruction.evolve(state, event);
            if (event.type === "ReviewSubmitted") fresh.add(event.person);
            if (event.type === "InterestDeclared") fresh.delete(event.person);
          }
        };
        for (const { does, one, other } of acts) {
          const known = { board: board(), parties: touched };
          const self = as(one);
          if (does === "assign") ask(assignReviewer, { person: one }, known, office);
          if (does === "submit") ask(submitReview, review, known, self);
          if (does === "amend") ask(amendReview, review, known, self);
          if (does === "declare") ask(declareInterest, { grounds: "other" }, undefined, self);
          if (does === "report")
            ask(reportInterest, { person: other, grounds: "other" }, { known: true }, self);
          if (does === "clear") ask(clearInterest, { person: one, reason: "r" }, undefined, office);
          if (does === "decline") ask(declineReview, { motives: "m" }, undefined, self);
          if (does === "replace")
            ask(replaceReviewer, { person: one, by: other, motives: "m" }, known, office);
          if (does === "find") ask(findInterests, {}, known, office);
          if (does === "join") touched = { ...touched, people: [...touched.people, one] };

          const reviews = reviewsThatCount(state);
          counted += reviews.length;
          expect(new Set(reviews.map(({ person }) => person)).size).toBe(reviews.length);
          for (const { person } of reviews) {
            expect(person).not.toBe(dan);
            expect(fresh.has(person)).toBe(true);
            if (state.phase === "not-opened") throw new Error("it was opened");
            expect(isInterested(state, person)).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
    // Else the property would hold of nothing.
    expect(counted).toBeGreaterThan(100);
  });
});

const member = (n: number) =>
  `7c0e7a54-5a4c-8a8e-9f43-0000000000${String(n).padStart(2, "0")}` as PersonId;
const campaign = fc.record({
  members: fc.integer({ min: 2, max: 9 }),
  minimum: fc.integer({ min: 1, max: 3 }),
  /** For each file, the members who have an interest in it. */
  files: fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { maxLength: 20 }),
});

/** Asks for the reviews of file after file, as a reaction would. */
const assignAll = ({
  members,
  minimum,
  files,
}: {
  readonly members: number;
  readonly minimum: number;
  readonly files: readonly (readonly number[])[];
}) => {
  const roll = Array.from({ length: members }, (_, n) => ({
    person: member(n),
    institution: `I${n}`,
  }));
  const loads: Record<PersonId, number> = Object.fromEntries(roll.map(({ person }) => [person, 0]));
  for (const interested of files) {
    let state = [
      { ...opened, ...rules, minimum } as InstructionEvent,
      ...interested.map((n): InstructionEvent => ({
        type: "InterestDeclared",
        person: member(n),
        source: "member",
        grounds: "other",
        declaredOn: today,
      })),
    ].reduce(instruction.evolve, instruction.initial);
    while (reviewersWanted(state) > 0) {
      const chosen = chooseReviewer(state, roll, loads);
      const free = roll.filter(
        ({ person }, n) =>
          !interested.includes(n) &&
          state.phase === "open" &&
          !state.reviewers.some((one) => one.person === person),
      );
      if (!chosen) {
        expect(free).toEqual([]);
        break;
      }
      const load = (person: PersonId) => loads[person] ?? 0;
      expect(load(chosen.person)).toBe(Math.min(...free.map(({ person }) => load(person))));
      expect(free).toContain(chosen);
      state = instruction.evolve(state, assigned(chosen.person, "engine"));
      loads[chosen.person] = load(chosen.person) + 1;
    }
  }
  return Object.values(loads);
};

describe("whatever files come in", () => {
  it("each review is asked of one of those who are free and have the fewest", () =>
    fc.assert(fc.property(campaign, (asked) => void assignAll(asked))));
  it("loads stay within one of each other where nobody has an interest", () =>
    fc.assert(
      fc.property(campaign, (asked) => {
        const loads = assignAll({ ...asked, files: asked.files.map(() => []) });
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    ));
});
