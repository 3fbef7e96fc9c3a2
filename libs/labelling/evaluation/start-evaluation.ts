import { IsUUID } from "class-validator";
import { accept, command, type Decision, engine, madeBy } from "#kernel/index.js";
import { type Committee, committee } from "../committee/committee.js";
import { mandateOn } from "../committee/mandates.js";
import { grid, type GridVersion } from "../grid/grid.js";
import { type Parties, tieOf } from "../interest/interest.js";
import { partiesOfOrganisation } from "../interest/parties.js";
import { label } from "../label/label.js";
import { type Evaluation, evaluation, type EvaluationEvent } from "./evaluation.js";
import { reject } from "./rejections.js";

export class StartEvaluationBody {
  @IsUUID() readonly label!: string;
}

/** What was labelled and whom it touches, by which criteria it is looked back on, who sits for whom. */
export interface LookBack {
  readonly initiative: string;
  readonly scheme: string;
  readonly parties: Parties;
  readonly version?: GridVersion;
  readonly board: Committee;
}

export const startEvaluation = command({
  type: "StartEvaluation",
  schema: 1,
  summary: "Begins to look back on a labelled initiative, by the scheme’s grid as it is now.",
  on: evaluation,
  shape: StartEvaluationBody,
  creates: true,
  example: { label: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (
    _state: Evaluation,
    body: StartEvaluationBody,
    world,
  ): Promise<LookBack | undefined> => {
    const labelled = await world.fold(label, body.label);
    if (labelled.phase === "not-granted") return undefined;
    const { initiative, scheme, organisation } = labelled.held;
    const criteria = await world.fold(grid, scheme);
    return {
      initiative,
      scheme,
      parties: (await partiesOfOrganisation(organisation, world)) ?? { organisation, people: [] },
      ...(criteria.phase === "published" ? { version: criteria.current } : {}),
      board: await world.fold(committee, scheme),
    };
  },
  decide: (
    state,
    body,
    { today, actor },
    found: LookBack | undefined,
  ): Decision<EvaluationEvent> => {
    if (state.phase !== "unknown") return reject("EVALUATION_ALREADY_STARTED");
    const evaluator = actor.id;
    if (evaluator === engine) return reject("EVALUATOR_IS_NOBODY");
    if (!found) return reject("NOTHING_TO_EVALUATE");
    const { initiative, scheme, parties, version, board } = found;
    if (!version) return reject("NO_GRID_TO_EVALUATE_BY");
    const seat = mandateOn(board, evaluator, today) ?? { person: evaluator };
    if (tieOf(parties, seat)) return reject("EVALUATOR_HAS_INTEREST");
    return accept({
      type: "EvaluationStarted",
      label: body.label,
      initiative,
      scheme,
      grid: version.version,
      criteria: version.criteria.map(({ id }) => id),
      evaluator,
      startedOn: today,
    });
  },
  commandOf: (events) => ({ label: madeBy(events, "EvaluationStarted").label }),
});
