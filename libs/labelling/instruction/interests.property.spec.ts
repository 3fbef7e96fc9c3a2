import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Actor, Command, PersonId } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import { amendReview } from "./amend-review.js";
import { assignReviewer } from "./assign-reviewer.js";
import { clearInterest } from "./clear-interest.js";
import { declareInterest } from "./declare-interest.js";
import { declineReview } from "./decline-review.js";
import type { InstructionEvent } from "./events.js";
import { findInterests } from "./find-interests.js";
import { instruction, type Instruction, isInterested } from "./instruction.js";
import {
  ana,
  as,
  board,
  bob,
  cleo,
  dan,
  office,
  opened,
  parties,
  review,
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
          if (does === "clear")
            ask(clearInterest, { person: one, reason: "r" }, { recused: false }, office);
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
