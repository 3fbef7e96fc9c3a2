import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Actor, Aggregate, DomainEvent, PersonId, World } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import { committee, type Committee } from "../committee/committee.js";
import { answerCriterion } from "./answer-criterion.js";
import { evaluationCommands } from "./commands.js";
import { evaluation, type EvaluationEvent, unanswered } from "./evaluation.js";
import { proposeImprovement } from "./propose-improvement.js";
import { startEvaluation } from "./start-evaluation.js";
import { submitEvaluation } from "./submit-evaluation.js";
import { writeSynthesis } from "./write-synthesis.js";

const one = story(evaluation);
const today = "2028-02-01";
const [eva, dan] = ["eva", "dan"].map((name) => name as PersonId) as [PersonId, PersonId];
const self: Actor = { id: eva, as: "reviewer" };
const other: Actor = { id: dan, as: "reviewer" };
const body = { label: "l1" };
const labelled = { initiative: "i1", scheme: "creativallee" };
const criterion = (id: string) => ({
  id,
  title: { fr: id, en: id },
  question: { fr: "Quoi ?", en: "What?" },
});
const version = { version: 2, criteria: [criterion("work"), criterion("voice")] };
const parties = { organisation: "o1", institution: "APIM", people: [dan] };
const board: Committee = committee.initial;
const facts = { ...labelled, parties, version, board };
const seated = (institution: string): Committee => ({
  phase: "formed",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: [],
  chair: institution,
  mandates: [{ mandate: "m1", person: eva, institution, rank: "member", from: "2026-01-01" }],
  chairs: [],
  deputies: [],
});

const started: EvaluationEvent = {
  type: "EvaluationStarted",
  ...body,
  ...labelled,
  grid: 2,
  criteria: ["work", "voice"],
  evaluator: eva,
  startedOn: today,
};
const answer = {
  criterion: "work",
  answer: "Trois emplois",
  evidence: "Registre",
  appreciation: "progress",
} as const;
const answered = (id: string): EvaluationEvent => ({
  type: "CriterionAnswered",
  ...answer,
  criterion: id,
  answeredOn: today,
});
const synthesis: EvaluationEvent = { type: "SynthesisWritten", text: "En tout", writtenOn: today };
const submitted: EvaluationEvent = { type: "EvaluationSubmitted", submittedOn: today };
const whole = [started, answered("work"), answered("voice"), synthesis] as const;
const after = (...history: readonly EvaluationEvent[]) =>
  history.reduce(evaluation.evolve, evaluation.initial);

const world = (there: Readonly<Record<string, unknown>>): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
    const ids: Readonly<Record<string, string>> = { label: "l1", organisation: "o1" };
    expect(id).toBe(ids[on.kind] ?? "creativallee");
    return (there[on.kind] ?? on.initial) as State;
  },
  blob: () => Promise.reject(new Error("there are none here")),
});

const start = (given: Parameters<typeof startEvaluation.decide>[3], actor = self) =>
  one.given().when(startEvaluation, body, today, given, actor);

const gathered = (there: Readonly<Record<string, unknown>>) =>
  startEvaluation.gather?.(evaluation.initial, body, world(there), "e1");

describe("starting an evaluation", () => {
  it("keeps the grid as it is that day", () => start(facts).then(started));
  it("happens once", () =>
    one
      .given(started)
      .when(startEvaluation, body, today, facts, self)
      .refused("EVALUATION_ALREADY_STARTED"));
  it("is of a label that was granted, by a grid that is laid down", () => {
    start(undefined).refused("NOTHING_TO_EVALUATE");
    const { version: _, ...bare } = facts;
    start(bare).refused("NO_GRID_TO_EVALUATE_BY");
  });
  it("is led by a person whom nothing ties to the carrier", () => {
    one.given().when(startEvaluation, body, today, facts).refused("EVALUATOR_IS_NOBODY");
    start(facts, other).refused("EVALUATOR_HAS_INTEREST");
    start({ ...facts, board: seated("APIM") }).refused("EVALUATOR_HAS_INTEREST");
    start({ ...facts, board: seated("CRCI") }).then(started);
  });
  it("reads what was labelled, the grid, and who sits for whom", async () => {
    const label = { phase: "expired", held: { ...labelled, organisation: "o1" } };
    const organisation = {
      phase: "registered",
      institution: "APIM",
      people: { [dan]: "view" },
      signatories: [],
    };
    const grid = { phase: "published", current: version };
    expect(await gathered({ label, organisation, grid })).toEqual(facts);
    expect(await gathered({ label })).toEqual({
      ...labelled,
      parties: { organisation: "o1", people: [] },
      board,
    });
    expect(await gathered({ label: { phase: "not-granted" }, organisation, grid })).toBeUndefined();
  });
});

const give = (some: Partial<typeof answer> = {}, actor = self) =>
  one.given(started).when(answerCriterion, { ...answer, ...some }, today, undefined, actor);

describe("answering a criterion", () => {
  it("says what was seen, and on what it rests", () => give().then(answered("work")));
  it("may be done anew", () => {
    one
      .given(started, answered("work"))
      .when(answerCriterion, { ...answer, appreciation: "harm" }, today, undefined, self)
      .then({ ...answered("work"), appreciation: "harm" } as EvaluationEvent);
  });
  it("is of the grid that it follows", () =>
    one
      .given(started)
      .when(answerCriterion, { ...answer, criterion: "legacy" }, today, undefined, self)
      .refused("CRITERION_NOT_IN_GRID"));
  it("rests on something, save where nothing was observed", () => {
    const { evidence: _, ...bare } = answer;
    one
      .given(started)
      .when(answerCriterion, bare, today, undefined, self)
      .refused("EVIDENCE_MISSING");
    one
      .given(started)
      .when(answerCriterion, { ...bare, appreciation: "not-observed" }, today, undefined, self)
      .then({
        type: "CriterionAnswered",
        ...bare,
        appreciation: "not-observed",
        answeredOn: today,
      });
  });
  it("is the evaluator’s", () => give({}, other).refused("NOT_THE_EVALUATOR"));
});

describe("the synthesis", () => {
  it("is the evaluator’s, and may be written anew", () => {
    const write = (actor: Actor) =>
      one
        .given(started, synthesis)
        .when(writeSynthesis, { text: "En tout" }, today, undefined, actor);
    write(self).then(synthesis);
    write(other).refused("NOT_THE_EVALUATOR");
  });
});

describe("proposing an improvement of the grid", () => {
  const words = { title: "Ce qui reste", question: "Qui continue ?" };
  const proposed: EvaluationEvent = {
    type: "ImprovementProposed",
    improvement: "00000000-0000-5000-8000-00000000c0de",
    ...words,
    proposedOn: today,
  };
  const propose = (criterion?: string, actor = self) =>
    one
      .given(started)
      .when(
        proposeImprovement,
        { ...words, ...(criterion === undefined ? {} : { criterion }) },
        today,
        undefined,
        actor,
      );
  it("adds a criterion or changes one of its grid", () => {
    propose().then(proposed);
    propose("work").then({ ...proposed, criterion: "work" } as EvaluationEvent);
    propose("legacy").refused("CRITERION_NOT_IN_GRID");
    propose("work", other).refused("NOT_THE_EVALUATOR");
  });
  it("is kept by its id, without its words", () =>
    expect(
      after(started, proposed, {
        ...proposed,
        improvement: "p2",
        criterion: "work",
      } as EvaluationEvent),
    ).toMatchObject({
      improvements: [
        { improvement: "00000000-0000-5000-8000-00000000c0de" },
        { improvement: "p2", criterion: "work" },
      ],
    }));
});

const submit = (history: readonly EvaluationEvent[], actor = self) =>
  one.given(...history).when(submitEvaluation, {}, today, undefined, actor);

describe("submitting an evaluation", () => {
  it("wants each criterion answered, and the whole told", () => {
    submit([started, answered("voice")]).refused("CRITERIA_UNANSWERED", { criteria: ["work"] });
    submit([started, answered("voice"), answered("work")]).refused("SYNTHESIS_MISSING");
    submit(whole).then(submitted);
  });
  it("says nothing new twice, to who leads it", () => {
    submit([...whole, submitted]).then();
    submit([...whole, submitted], other).refused("NOT_THE_EVALUATOR");
    submit(whole, other).refused("NOT_THE_EVALUATOR");
  });
  it("is the last thing that happens to it", () => {
    const done = one.given(...whole, submitted);
    done.when(answerCriterion, answer, today, undefined, self).refused("EVALUATION_SUBMITTED");
    done
      .when(writeSynthesis, { text: "t" }, today, undefined, self)
      .refused("EVALUATION_SUBMITTED");
    done
      .when(proposeImprovement, { title: "t", question: "q" }, today, undefined, self)
      .refused("EVALUATION_SUBMITTED");
    expect(after(...whole, submitted)).toMatchObject({ phase: "submitted", grid: 2 });
  });
});

describe("an evaluation that is not started", () => {
  it("takes nothing", () => {
    const none = one.given();
    const code = "EVALUATION_UNKNOWN";
    none.when(answerCriterion, answer, today, undefined, self).refused(code);
    none.when(writeSynthesis, { text: "t" }, today, undefined, self).refused(code);
    none
      .when(proposeImprovement, { title: "t", question: "q" }, today, undefined, self)
      .refused(code);
    none.when(submitEvaluation, {}, today, undefined, self).refused(code);
    expect(after(synthesis)).toEqual(evaluation.initial);
  });
  it("is started once in its fold too", () => {
    expect(after(...whole, started)).toEqual(after(...whole));
    expect(evaluationCommands.map(({ type }) => type)).toHaveLength(5);
  });
});

describe("whatever is answered, in whatever order", () => {
  const criteria = ["work", "voice", "legacy"];
  const acts = fc.array(fc.constantFrom(...criteria, "synthesis", "submit"), { maxLength: 20 });
  it("what is submitted is whole, and does not change after", () =>
    fc.assert(
      fc.property(acts, (asked) => {
        let state = after({ ...started, criteria } as EvaluationEvent);
        let last = state;
        for (const act of asked) {
          const now = circumstances(today, self);
          const decision =
            act === "submit"
              ? submitEvaluation.decide(state, {}, now, undefined)
              : act === "synthesis"
                ? writeSynthesis.decide(state, { text: "t" }, now, undefined)
                : answerCriterion.decide(state, { ...answer, criterion: act }, now, undefined);
          for (const event of "accepted" in decision ? decision.accepted : [])
            state = evaluation.evolve(state, event);
          if (last.phase === "submitted") expect(state).toBe(last);
          if (state.phase === "submitted") {
            expect(unanswered(state)).toEqual([]);
            expect(state.hasSynthesis).toBe(true);
          }
          last = state;
        }
      }),
    ));
});
