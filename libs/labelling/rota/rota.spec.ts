import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, PersonId, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import type { InstructionEvent } from "../instruction/events.js";
import { instruction } from "../instruction/instruction.js";
import {
  ana,
  assigned,
  board,
  bob,
  cleo,
  closed,
  dan,
  file,
  interest,
  opened,
  parties,
  rules,
  submitted,
  today,
} from "../instruction/instruction.story.js";
import { drawReviewers } from "./draw-reviewers.js";
import { endTurn } from "./end-turn.js";
import { loadsOf, rota, type RotaEvent } from "./rota.js";
import { takeTurn } from "./take-turn.js";

const turns = story(rota);
const other = "9b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const body = { instruction: file };

const after = (...history: readonly InstructionEvent[]) =>
  history.reduce(instruction.evolve, instruction.initial);
const known = (...history: readonly InstructionEvent[]) => ({
  scheme: rules.scheme,
  file: after(opened, ...history),
  known: { board: board(), parties },
});
const drawn = (...people: readonly PersonId[]): RotaEvent => ({
  type: "ReviewersDrawn",
  instruction: file,
  people,
  drawnOn: today,
});
const taken = (person: PersonId, of = other): RotaEvent => ({
  type: "TurnTaken",
  instruction: of,
  person,
});
const ended = (person: PersonId, of = file): RotaEvent => ({
  type: "TurnEnded",
  instruction: of,
  person,
});

describe("drawing reviewers", () => {
  it("takes as many as the file lacks, those with the fewest reviews to write first", () => {
    turns.given().when(drawReviewers, body, today, known()).then(drawn(ana, bob));
    turns.given(taken(ana)).when(drawReviewers, body, today, known()).then(drawn(bob, cleo));
    turns
      .given(taken(ana), ended(ana, other))
      .when(drawReviewers, body, today, known())
      .then(drawn(ana, bob));
    turns
      .given()
      .when(drawReviewers, body, today, known(assigned(ana)))
      .then(drawn(bob));
  });
  it("counts those who were drawn and have not been asked yet", () => {
    turns.given(drawn(ana, bob)).when(drawReviewers, body, today, known()).then();
    turns
      .given(drawn(ana, bob))
      .when(drawReviewers, body, today, known(interest(bob)))
      .then(drawn(cleo));
    const declined: InstructionEvent = {
      type: "ReviewerDeclined",
      person: ana,
      motives: "m",
      declinedOn: today,
    };
    turns
      .given(drawn(ana, bob))
      .when(drawReviewers, body, today, known(assigned(ana), declined))
      .then(drawn(cleo));
  });
  it("takes nobody where nobody is missing, or free", () => {
    const both = known(assigned(ana), assigned(bob), submitted(ana));
    turns.given().when(drawReviewers, body, today, both).then();
    const tied = [ana, bob, cleo].map((person) => interest(person));
    turns
      .given()
      .when(drawReviewers, body, today, known(...tied))
      .then();
  });
  it("takes nobody whom ids tie to the file by now", () => {
    const joined = {
      ...known(),
      known: { board: board(), parties: { ...parties, people: [ana] } },
    };
    turns.given().when(drawReviewers, body, today, joined).then(drawn(bob, cleo));
  });
  it("takes nobody for a file that is decided", () =>
    turns.given().when(drawReviewers, body, today, known(closed)).then());
  it("is for the committee of the file's scheme", () => {
    const elsewhere = { ...known(), scheme: "another" };
    turns.given().when(drawReviewers, body, today, elsewhere).refused("NOT_ON_THIS_ROTA");
    const unopened = { ...known(), file: instruction.initial };
    turns.given().when(drawReviewers, body, today, unopened).refused("NOT_ON_THIS_ROTA");
  });
  it("reads the file, the committee and whom the file touches", async () => {
    const read: string[] = [];
    const world: World = {
      fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
        read.push(`${on.kind} ${id}`);
        return (on.kind === "instruction" ? after(opened) : on.initial) as State;
      },
      blob: () => Promise.reject(new Error("there are none here")),
    };
    const facts = await drawReviewers.gather?.(rota.initial, body, world, rules.scheme);
    expect(read).toEqual([`instruction ${file}`, "committee creativallee", `application ${file}`]);
    expect(facts).toMatchObject({ scheme: rules.scheme, file: { phase: "open" } });
  });
});

describe("a turn", () => {
  const turn = { instruction: other, person: ana };
  it("is taken once", () => {
    turns.given().when(takeTurn, turn, today).then(taken(ana));
    turns.given(taken(ana)).when(takeTurn, turn, today).then();
    turns
      .given(drawn(ana))
      .when(takeTurn, { ...turn, instruction: file }, today)
      .then();
    turns.given(drawn(ana)).when(takeTurn, turn, today).then(taken(ana));
  });
  it("ends once", () => {
    turns.given(taken(ana)).when(endTurn, turn, today).then(ended(ana, other));
    turns.given(taken(ana), ended(ana, other)).when(endTurn, turn, today).then();
    turns.given(taken(bob)).when(endTurn, turn, today).then();
  });
  it("weighs on nobody else, and on no other file", () => {
    const history = [drawn(ana, dan), taken(ana), ended(ana)];
    expect(loadsOf(history.reduce(rota.evolve, rota.initial))).toEqual({ [ana]: 1, [dan]: 1 });
  });
});
