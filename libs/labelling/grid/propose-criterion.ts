import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { evaluation } from "../evaluation/evaluation.js";
import { grid, type Grid, type GridEvent } from "./grid.js";
import { reject } from "./rejections.js";

export class ProposeCriterionBody {
  @IsUUID() readonly evaluation!: string;
  /** The improvement, as the evaluation names it. */
  @IsUUID() readonly proposal!: string;
}

/** What the evaluation says of the proposal; none where it is not for this grid, or not submitted. */
interface Made {
  readonly criterion?: string;
}

const example = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";

export const proposeCriterion = command({
  type: "ProposeCriterion",
  schema: 1,
  summary: "Brings to a grid what a submitted evaluation proposes to make of it.",
  on: grid,
  shape: ProposeCriterionBody,
  example: { evaluation: example, proposal: example },
  gather: async (
    _state: Grid,
    { evaluation: from, proposal }: ProposeCriterionBody,
    world,
    id,
  ): Promise<Made | undefined> => {
    const source = await world.fold(evaluation, from);
    if (source.phase !== "submitted" || source.scheme !== id) return undefined;
    const made = source.improvements.find(({ improvement }) => improvement === proposal);
    if (!made) return undefined;
    return made.criterion === undefined ? {} : { criterion: made.criterion };
  },
  decide: (
    state,
    { evaluation: from, proposal },
    { today },
    made: Made | undefined,
  ): Decision<GridEvent> => {
    if (state.phase === "unknown") return reject("GRID_NOT_OPENED");
    if (state.proposals.some((one) => one.proposal === proposal)) return accept();
    if (!made) return reject("GRID_PROPOSAL_NOT_MADE");
    return accept({
      type: "CriterionProposed",
      proposal,
      evaluation: from,
      ...made,
      proposedOn: today,
    });
  },
  commandOf: (events) => {
    const { proposal, evaluation: from } = madeBy(events, "CriterionProposed");
    return { evaluation: from, proposal };
  },
});
