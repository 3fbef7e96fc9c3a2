import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validateSync } from "class-validator";
import type { Aggregate, DomainEvent, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import type { Evaluation } from "../evaluation/evaluation.js";
import type { Scheme } from "../scheme/scheme.js";
import { gridCommands, gridSteps } from "./commands.js";
import { draftGrid, DraftGridBody } from "./draft-grid.js";
import { grid, type Grid, type GridEvent, openProposals } from "./grid.js";
import { openGrid } from "./open-grid.js";
import { proposeCriterion } from "./propose-criterion.js";
import { publishGrid } from "./publish-grid.js";

const compass = story(grid);
const today = "2027-03-01";
const draft = "00000000-0000-5000-8000-00000000c0de";
const proposal = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const evaluation = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const criterion = (id: string, title = id) => ({
  id,
  title: { fr: title, en: title },
  question: { fr: "Quoi ?", en: "What?" },
});
const definition = "9a".repeat(32);
const first = { definition, criteria: [criterion("work"), criterion("voice")] };
const published: GridEvent = {
  type: "GridPublished",
  version: 1,
  ...first,
  takesUp: [],
  publishedOn: today,
};
const body = {
  criteria: [criterion("work", "Le travail"), criterion("legacy")],
  takesUp: [],
  reasons: "Ce qui reste",
};
const drafted: GridEvent = { type: "GridDrafted", draft, ...body, draftedOn: today };
const proposed: GridEvent = {
  type: "CriterionProposed",
  proposal,
  evaluation,
  proposedOn: today,
};
const second: GridEvent = {
  type: "GridPublished",
  version: 2,
  criteria: body.criteria,
  draft,
  takesUp: [],
  publishedOn: today,
};
const after = (...history: readonly GridEvent[]) => history.reduce(grid.evolve, grid.initial);
/** Each criterion within its own bounds, and too many of them all the same. */
const huge = Array.from({ length: 60 }, (_, n) => ({
  ...criterion(`c${n}`),
  question: { fr: "é".repeat(500), en: "e" },
}));

describe("opening a grid", () => {
  it("takes its first version from the scheme’s rules", () =>
    compass.given().when(openGrid, {}, today, first).then(published));
  it("happens once", () => {
    compass.given(published).when(openGrid, {}, today, first).then();
    compass.given(published, drafted, second).when(openGrid, {}, today, undefined).then();
  });
  it("wants rules that give criteria", () => {
    compass.given().when(openGrid, {}, today, undefined).refused("NO_RULES_FOR_GRID");
    compass
      .given()
      .when(openGrid, {}, today, { ...first, criteria: [] })
      .refused("NO_RULES_FOR_GRID");
  });
  it("is no longer than an event holds", () =>
    compass
      .given()
      .when(openGrid, {}, today, { ...first, criteria: huge })
      .refused("GRID_TOO_LARGE"));
  it("reads the version of the scheme in force", async () => {
    const world = (state: Scheme): World => ({
      fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
        expect([on.kind, id]).toEqual(["scheme", "creativallee"]);
        return state as State;
      },
      blob: async (hash) => {
        expect(hash).toBe(definition);
        return { exPost: first.criteria };
      },
    });
    const gathered = (state: Scheme) =>
      openGrid.gather?.(grid.initial, {}, world(state), "creativallee");
    expect(await gathered({ phase: "published", current: { version: 3, definition } })).toEqual(
      first,
    );
    expect(await gathered({ phase: "drafted", draft: definition })).toBeUndefined();
  });
});

const faults = (some: object) =>
  validateSync(plainToInstance(DraftGridBody, { ...body, ...some }), {
    whitelist: true,
    forbidNonWhitelisted: true,
  }).map(({ property }) => property);

const write = (criteria: typeof body.criteria) =>
  compass.given(published).when(draftGrid, { ...body, criteria }, today);

describe("drafting the next version", () => {
  it("says what it would be, and why", () =>
    compass.given(published).when(draftGrid, body, today).then(drafted));
  it("takes up what evaluations have proposed, once", () => {
    const taking = { ...body, takesUp: [proposal] };
    compass
      .given(published, proposed)
      .when(draftGrid, taking, today)
      .then({ ...drafted, takesUp: [proposal] });
    compass
      .given(published)
      .when(draftGrid, taking, today)
      .refused("GRID_PROPOSALS_UNKNOWN", { proposals: [proposal] });
    compass
      .given(published, proposed, { ...second, takesUp: [proposal] })
      .when(draftGrid, { ...taking, criteria: first.criteria }, today)
      .refused("GRID_PROPOSALS_UNKNOWN", { proposals: [proposal] });
  });
  it("changes something: a word, an order, a number of criteria", () => {
    const [work, voice] = first.criteria;

    write(first.criteria).refused("GRID_UNCHANGED");
    for (const criteria of [
      [voice, work],
      [work],
      [work, voice, criterion("legacy")],
      [work, { ...criterion("voice"), question: { fr: "Quoi ?", en: "Which?" } }],
    ].map((some) => some.flatMap((one) => one ?? [])))
      write(criteria).then({ ...drafted, criteria } as GridEvent);
  });
  it("is no longer than an event holds", () =>
    compass
      .given(published)
      .when(draftGrid, { ...body, criteria: huge }, today)
      .refused("GRID_TOO_LARGE"));
  it("wants a grid", () => compass.given().when(draftGrid, body, today).refused("GRID_NOT_OPENED"));

  it("has criteria under ids of their own", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ criteria: [criterion("work"), criterion("work")] })).toEqual(["criteria"]);
    expect(faults({ criteria: [criterion("Work")] })).toEqual(["criteria"]);
    expect(faults({ criteria: [] })).toEqual(["criteria"]);
    expect(faults({ criteria: [null] })).toEqual(["criteria"]);
    expect(faults({ criteria: [{ ...criterion("work"), title: { fr: "f" } }] })).toEqual([
      "criteria",
    ]);
  });
});

const publish = (...history: readonly GridEvent[]) =>
  compass.given(...history).when(publishGrid, { draft }, today);

describe("publishing a draft", () => {
  it("makes it the version in force", () => {
    publish(published, drafted).then(second);
    expect(after(published, drafted, second)).toMatchObject({
      current: { version: 2, criteria: body.criteria },
    });
  });
  it("says nothing new twice, though another is in force by then", () => {
    publish(published, drafted, second).then();
    publish(published, drafted, second, { ...second, version: 3, draft: "d3" }).then();
  });
  it("is of the draft that one has read", () => {
    publish(published).refused("GRID_DRAFT_IS_ANOTHER");
    publish(published, drafted, { ...drafted, draft: "other" } as GridEvent).refused(
      "GRID_DRAFT_IS_ANOTHER",
    );
  });
  it("wants a grid", () => publish().refused("GRID_NOT_OPENED"));
  it("is not how the first version came", () =>
    expect(() => publishGrid.commandOf([published])).toThrow("comes from no draft"));
});

describe("what evaluations propose", () => {
  const asked = { evaluation, proposal };
  it("waits until a version takes it up", () => {
    const taken: GridEvent = { ...second, takesUp: [proposal] };
    expect(openProposals(grid.initial)).toEqual([]);
    expect(openProposals(after(published, proposed))).toEqual([{ proposal, evaluation }]);
    expect(openProposals(after(published, proposed, second))).toHaveLength(1);
    expect(openProposals(after(published, proposed, taken))).toEqual([]);
  });
  it("is brought to the grid once, with the criterion that it would change", () => {
    compass.given(published).when(proposeCriterion, asked, today, {}).then(proposed);
    compass
      .given(published)
      .when(proposeCriterion, asked, today, { criterion: "work" })
      .then({ ...proposed, criterion: "work" } as GridEvent);
    compass.given(published, proposed).when(proposeCriterion, asked, today, undefined).then();
  });
  it("was made by a submitted evaluation by this grid", () =>
    compass
      .given(published)
      .when(proposeCriterion, asked, today, undefined)
      .refused("GRID_PROPOSAL_NOT_MADE"));
  it("wants a grid", () =>
    compass.given().when(proposeCriterion, asked, today, {}).refused("GRID_NOT_OPENED"));

  const submitted: Evaluation = {
    phase: "submitted",
    label: "l1",
    initiative: "i1",
    scheme: "creativallee",
    grid: 1,
    criteria: ["work"],
    evaluator: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f01" as never,
    appreciations: {},
    hasSynthesis: true,
    improvements: [{ improvement: proposal }, { improvement: "p2", criterion: "work" }],
    submittedOn: today,
  };
  const { submittedOn: _, ...work } = submitted;
  it.each([
    [submitted, "creativallee", proposal, {}],
    [submitted, "creativallee", "p2", { criterion: "work" }],
    [submitted, "creativallee", "p3", undefined],
    [submitted, "centres-ressources", proposal, undefined],
    [{ ...work, phase: "under-way" } as const, "creativallee", proposal, undefined],
    [{ phase: "unknown" } as const, "creativallee", proposal, undefined],
  ])("is read in the evaluation’s own stream (%#)", async (state, scheme, wanted, made) => {
    const world: World = {
      fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
        expect([on.kind, id]).toEqual(["evaluation", evaluation]);
        return state as State;
      },
      blob: () => Promise.reject(new Error("there are none here")),
    };
    const before: Grid = after(published);
    const from = { evaluation, proposal: wanted };
    expect(await proposeCriterion.gather?.(before, from, world, scheme)).toEqual(made);
  });
});

describe("a grid", () => {
  it("knows nothing before its first version", () =>
    expect([drafted, proposed].reduce(grid.evolve, grid.initial)).toEqual(grid.initial));
  it("has four commands", () =>
    expect([...gridCommands, ...gridSteps].map(({ type }) => type)).toEqual([
      "OpenGrid",
      "DraftGrid",
      "PublishGrid",
      "ProposeCriterion",
    ]));
});
