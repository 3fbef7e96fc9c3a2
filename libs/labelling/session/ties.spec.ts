import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, World } from "#kernel/index.js";
import { instruction } from "../instruction/instruction.js";
import { closed, interest, opened as reviewed } from "../instruction/instruction.story.js";
import type { InstructionEvent } from "../instruction/events.js";
import { ana, added, bob, cleo, convened, file, opened, stranger } from "./session.story.js";
import { session } from "./session.js";
import { provenTies, tiesOfFileAlone, tiesTo } from "./ties.js";

const state = [convened(), added, opened(ana, bob, cleo)].reduce(session.evolve, session.initial);

/** Ids tie nobody to the file; what was said of it stands in its instruction. */
const said = (...history: readonly InstructionEvent[]): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>) =>
    on.kind === instruction.kind
      ? history.reduce((before, event) => on.evolve(before, event as never), on.initial)
      : on.initial,
  blob: () => Promise.reject(new Error("there are none here")),
});
const declared = [interest(bob), interest(cleo, "colleague"), interest(stranger)];

describe("who is tied to a file that is to be voted on", () => {
  it("is whoever is said to have an interest in it, and sits on this committee", async () =>
    expect(await tiesTo(state, file, said(reviewed, ...declared))).toEqual([
      { person: bob, ground: "other", source: "member" },
      { person: cleo, ground: "other", source: "colleague" },
    ]));
  it("stays so once the instruction is closed", async () =>
    expect(await tiesTo(state, file, said(reviewed, interest(bob), closed))).toHaveLength(1));
  it("is nobody where nothing was said, or there is no such item", async () => {
    expect(await tiesTo(state, file, said())).toEqual([]);
    expect(await tiesTo(state, "another", said(reviewed, ...declared))).toEqual([]);
    expect(await tiesTo(session.initial, file, said(reviewed, ...declared))).toEqual([]);
  });
  it("is the same where its label is to be renewed or revoked", async () => {
    for (const kind of ["renewal", "revocation"] as const) {
      const about = [convened(), { ...added, kind }, opened(ana, bob, cleo)];
      const ofLabel = about.reduce(session.evolve, session.initial);
      expect(await tiesTo(ofLabel, file, said(reviewed, interest(bob)))).toEqual([
        { person: bob, ground: "other", source: "member" },
      ]);
      expect(await tiesOfFileAlone(ofLabel, file, said(reviewed, interest(bob)))).toEqual([]);
    }
    expect(await tiesOfFileAlone(state, file, said(reviewed, interest(bob)))).toHaveLength(1);
  });
  it("asks nothing of what is said where rules are proposed", async () => {
    const about = [convened(), { ...added, kind: "proposal" as const }, opened(ana, bob, cleo)];
    const ofRules = about.reduce(session.evolve, session.initial);
    expect(await tiesTo(ofRules, file, said(reviewed, interest(bob)))).toEqual([]);
  });
  it("was told by ids alone before", async () =>
    expect(await provenTies(state, file, said(reviewed, ...declared))).toEqual([]));
});
