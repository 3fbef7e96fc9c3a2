import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { PersonId } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import type { Committee } from "../committee/committee.js";
import type { InstructionEvent } from "../instruction/events.js";
import { instruction } from "../instruction/instruction.js";
import {
  board,
  interest,
  opened,
  parties,
  rules,
  today,
} from "../instruction/instruction.story.js";
import { drawReviewers } from "./draw-reviewers.js";
import { loadsOf, rota, type Rota } from "./rota.js";

const member = (n: number) =>
  `7c0e7a54-5a4c-8a8e-9f43-0000000000${String(n).padStart(2, "0")}` as PersonId;
const campaign = fc.record({
  members: fc.integer({ min: 2, max: 9 }),
  minimum: fc.integer({ min: 1, max: 3 }),
  /** For each file, the members who have an interest in it. */
  files: fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { maxLength: 20 }),
});
type Campaign = typeof campaign extends fc.Arbitrary<infer One> ? One : never;

const seated = (count: number): Committee => {
  const formed = board();
  if (formed.phase === "not-formed") return formed;
  const mandates = Array.from({ length: count }, (_, n) => ({
    mandate: `m${n}`,
    person: member(n),
    institution: `I${n}`,
    rank: "member" as const,
    from: "2026-01-01",
  }));
  return { ...formed, mandates };
};

/** Draws for file after file, while none of the reviews asked for is in yet. */
const drawAll = ({ members, minimum, files }: Campaign): Rota => {
  let state = rota.initial;
  for (const [nth, interested] of files.entries()) {
    const told: readonly InstructionEvent[] = [
      { ...opened, minimum },
      ...interested.map((n) => interest(member(n))),
    ];
    const file = told.reduce(instruction.evolve, instruction.initial);
    const facts = {
      scheme: rules.scheme,
      file,
      known: { board: seated(members), parties },
    };
    const before = loadsOf(state);
    const body = { instruction: `file ${nth}` };
    const decision = drawReviewers.decide(state, body, circumstances(today), facts);
    if ("rejected" in decision) throw new Error(decision.rejected.code);
    const drawn = decision.accepted.flatMap((event) =>
      event.type === "ReviewersDrawn" ? event.people : [],
    );
    const free = Array.from({ length: members }, (_, n) => member(n)).filter(
      (_, n) => !interested.includes(n),
    );
    const load = (person: PersonId) => before[person] ?? 0;
    expect(new Set(drawn).size).toBe(Math.min(minimum, free.length));
    expect(drawn.filter((person) => !free.includes(person))).toEqual([]);
    const others = free.filter((person) => !drawn.includes(person)).map(load);
    for (const person of drawn) expect(load(person)).toBeLessThanOrEqual(Math.min(...others));
    state = decision.accepted.reduce(rota.evolve, state);
    // Asked again, it finds nobody missing.
    expect(drawReviewers.decide(state, body, circumstances(today), facts)).toEqual(
      drawn.length < minimum ? expect.anything() : { accepted: [] },
    );
  }
  return state;
};

describe("whatever files come in", () => {
  it("each review is asked of those who are free and have the fewest, nobody's twice", () =>
    fc.assert(fc.property(campaign, (asked) => void drawAll(asked))));
  it("loads stay within one of each other where nobody has an interest", () =>
    fc.assert(
      fc.property(campaign, (asked) => {
        const state = drawAll({ ...asked, files: asked.files.map(() => []) });
        const loads = Array.from(
          { length: asked.members },
          (_, n) => loadsOf(state)[member(n)] ?? 0,
        );
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    ));
});
