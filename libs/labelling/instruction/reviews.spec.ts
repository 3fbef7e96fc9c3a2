import { describe, expect, it } from "@jest/globals";
import type { PersonId } from "#kernel/index.js";
import { chooseReviewers } from "./choose-reviewers.js";
import type { InstructionEvent, Marks } from "./events.js";
import { instruction, type Opened } from "./instruction.js";
import {
  ana,
  assigned,
  bob,
  cleo,
  closed,
  interest,
  opened,
  submitted,
  today,
} from "./instruction.story.js";
import {
  awaitedReviewers,
  lateReviewers,
  meanMark,
  reviewsThatCount,
  weightedMark,
} from "./reviews.js";

const after = (...history: readonly InstructionEvent[]) =>
  history.reduce(instruction.evolve, instruction.initial);
const open = (...history: readonly InstructionEvent[]): Opened => {
  const state = after(opened, ...history);
  if (state.phase === "not-opened") throw new Error("it is opened");
  return state;
};

describe("the reviews of a file", () => {
  it("count but for those of whoever has an interest", () => {
    const both = [assigned(ana), assigned(bob), submitted(ana), submitted(bob)];
    const people = (...history: readonly InstructionEvent[]) =>
      reviewsThatCount(open(...history)).map(({ person }) => person);
    expect(people(...both)).toEqual([ana, bob]);
    expect(people(...both, interest(bob))).toEqual([ana]);
  });
  it("are none before it is opened", () =>
    expect(reviewsThatCount(instruction.initial)).toEqual([]));
  it("are awaited until they are in, and late after their day", () => {
    const state = open(assigned(ana), assigned(bob), submitted(ana));
    expect(awaitedReviewers(state).map(({ person }) => person)).toEqual([bob]);
    expect(lateReviewers(state, "2027-02-28")).toEqual([]);
    expect(lateReviewers(state, "2027-03-01").map(({ person }) => person)).toEqual([bob]);
    expect(awaitedReviewers(open(assigned(bob), closed))).toEqual([]);
  });
});

describe("a weighted mark", () => {
  const grid = [
    { id: "a", outOf: 5, weight: 2 },
    { id: "b", outOf: 4, weight: 1 },
  ];
  it.each([
    [{ a: 5, b: 4 }, 1_000],
    [{ a: 0, b: 0 }, 0],
    // (2 × 4/5 + 1/4) / 3 = 0.6166…
    [{ a: 4, b: 1 }, 617],
    [{ a: 0, b: 1 }, 83],
    // No mark is none of its weight.
    [{ a: 5 }, 667],
  ] satisfies (readonly [Marks, number])[])("of %j is %d thousandths of the best", (marks, mark) =>
    expect(weightedMark(grid, marks)).toBe(mark),
  );
  it("goes up at the half", () =>
    expect(weightedMark([{ id: "a", outOf: 16, weight: 1 }], { a: 1 })).toBe(63));
  it("is nothing where there is no grid", () => expect(weightedMark([], {})).toBe(0));
  it("is exact for a long grid", () => {
    const long = Array.from({ length: 100 }, (_, n) => ({ id: `c${n}`, outOf: 97, weight: 100 }));
    expect(weightedMark(long, Object.fromEntries(long.map(({ id }) => [id, 97])))).toBe(1_000);
  });
  it("has a mean over the reviews that count", () => {
    expect(meanMark(open())).toBeUndefined();
    const other: InstructionEvent = { ...submitted(bob), marks: { themeFit: 5, reach: 4 } };
    const both = [assigned(ana), assigned(bob), submitted(ana), other];
    // 617 and 1,000.
    expect(meanMark(open(...both))).toBe(809);
    expect(meanMark(open(...both, interest(bob)))).toBe(617);
  });
});

const seat = (person: PersonId, institution: string) => ({ person, institution });

describe("choosing reviewers", () => {
  const roll = [seat(cleo, "Je crée"), seat(bob, "NFX"), seat(ana, "CRCI")];
  const chosen = (state: Opened, loads = {}, wanted = 1) =>
    chooseReviewers(state, roll, loads, wanted).map(({ person }) => person);
  it("takes who have the fewest to write, and of these the first by id", () => {
    expect(chosen(open())).toEqual([ana]);
    expect(chosen(open(), { [ana]: 2, [bob]: 1, [cleo]: 1 })).toEqual([bob]);
    expect(chosen(open(), { [ana]: 1, [bob]: 1 })).toEqual([cleo]);
    expect(chosen(open(), { [ana]: 1, [bob]: 2 }, 2)).toEqual([cleo, ana]);
    expect(chosen(open(), {}, 0)).toEqual([]);
  });
  it("passes over who reviews already, was asked before, or has an interest", () => {
    const declined: InstructionEvent = {
      type: "ReviewerDeclined",
      person: ana,
      motives: "m",
      declinedOn: today,
    };
    expect(chosen(open(assigned(ana)))).toEqual([bob]);
    expect(chosen(open(assigned(ana), declined))).toEqual([bob]);
    expect(chosen(open(interest(ana)))).toEqual([bob]);
    expect(chosen(open(interest(ana), interest(bob), interest(cleo)))).toEqual([]);
  });
});
