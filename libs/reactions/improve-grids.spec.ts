import { describe, expect, it } from "@jest/globals";
import type { PersonId } from "#kernel/index.js";
import type { EvaluationEvent } from "#labelling/evaluation/evaluation.js";
import { improveGrids } from "./improve-grids.js";
import { following } from "./reaction.story.js";

const id = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const [first, second] = ["first", "second"];

const started: EvaluationEvent = {
  type: "EvaluationStarted",
  label: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
  initiative: "2b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
  scheme: "creativallee",
  grid: 1,
  criteria: ["voice"],
  evaluator: "3b9f3c1e-3f54-8c5e-8a51-0a1f6f1b2c3d" as PersonId,
  startedOn: "2027-01-05",
};
const proposed = (improvement: string): EvaluationEvent => ({
  type: "ImprovementProposed",
  improvement,
  title: "effacé",
  question: "effacé",
  proposedOn: "2027-01-06",
});
const submitted: EvaluationEvent = { type: "EvaluationSubmitted", submittedOn: "2027-01-07" };

const after = following<EvaluationEvent>(`evaluation-${id}`);
const brought = (proposal: string) => ({
  command: "ProposeCriterion",
  to: "creativallee",
  body: { evaluation: id, proposal },
});

describe("improving grids", () => {
  it("brings each proposal to the scheme’s grid, once the evaluation is submitted", () => {
    expect(after(improveGrids, started, proposed(first))).toEqual([]);
    expect(after(improveGrids, started, proposed(first), proposed(second), submitted)).toEqual([
      brought(first),
      brought(second),
    ]);
  });
  it("brings nothing where nothing was proposed", () => {
    expect(after(improveGrids, started, submitted)).toEqual([]);
    expect(after(improveGrids, proposed(first), submitted)).toEqual([]);
  });
  it("brings it once", () =>
    expect(after(improveGrids, started, proposed(first), submitted, submitted)).toEqual([]));
});
