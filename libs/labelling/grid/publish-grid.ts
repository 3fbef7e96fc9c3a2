import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { grid, type GridEvent } from "./grid.js";
import { reject } from "./rejections.js";

export class PublishGridBody {
  @IsUUID() readonly draft!: string;
}

/** Names the draft, so that nobody publishes what has just been put in its place. */
export const publishGrid = command({
  type: "PublishGrid",
  schema: 1,
  summary: "Puts the last draft of a grid in force; evaluations that have begun keep theirs.",
  on: grid,
  shape: PublishGridBody,
  example: { draft: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  decide: (state, { draft }, { today }): Decision<GridEvent> => {
    if (state.phase === "unknown") return reject("GRID_NOT_OPENED");
    if (state.draft?.draft !== draft)
      return state.published.includes(draft) ? accept() : reject("GRID_DRAFT_IS_ANOTHER");
    const { criteria, takesUp } = state.draft;
    return accept({
      type: "GridPublished",
      version: state.current.version + 1,
      criteria,
      draft,
      takesUp,
      publishedOn: today,
    });
  },
  commandOf: (events) => {
    const { draft } = madeBy(events, "GridPublished");
    if (draft === undefined) throw new Error("the first version of a grid comes from no draft");
    return { draft };
  },
});
