import { accept, command, type Decision } from "#kernel/index.js";
import type { ExPostCriterion } from "../scheme/definition.js";
import { readDefinition } from "../scheme/read-definition.js";
import { scheme } from "../scheme/scheme.js";
import { grid, type Grid, type GridEvent } from "./grid.js";
import { reject } from "./rejections.js";
import { fitsAnEvent } from "./size.js";

export class OpenGridBody {}

/** The criteria of the version in force, and the hash that names it. */
export interface FirstGrid {
  readonly definition: string;
  readonly criteria: readonly ExPostCriterion[];
}

export const openGrid = command({
  type: "OpenGrid",
  schema: 1,
  summary: "Lays down the first version of a scheme’s grid, from the criteria in its rules.",
  on: grid,
  shape: OpenGridBody,
  creates: true,
  example: {},
  gather: async (_state: Grid, _: OpenGridBody, world, id): Promise<FirstGrid | undefined> => {
    const rules = await world.fold(scheme, id);
    if (rules.phase !== "published") return undefined;
    const { definition } = rules.current;
    return { definition, criteria: (await readDefinition(world, definition)).exPost };
  },
  decide: (state, _, { today }, first: FirstGrid | undefined): Decision<GridEvent> => {
    if (state.phase === "published") return accept();
    if (!first || first.criteria.length === 0) return reject("NO_RULES_FOR_GRID");
    if (!fitsAnEvent(first.criteria)) return reject("GRID_TOO_LARGE");
    return accept({
      type: "GridPublished",
      version: 1,
      ...first,
      takesUp: [],
      publishedOn: today,
    });
  },
  commandOf: () => ({}),
});
