import { unreachable } from "#kernel/index.js";
import { grid, type GridEvent, type GridVersion, type Proposal } from "#labelling/grid/grid.js";
import { readModel, type Row } from "#projections/read-model.js";

/** A version that is written and not in force yet, with why it is. */
export interface GridDraft extends Pick<GridVersion, "criteria"> {
  readonly draft: string;
  /** Proposals of evaluations. */
  readonly takesUp: readonly string[];
  readonly reasons: string;
  readonly draftedOn: string;
}

export interface PublishedGrid extends GridVersion {
  readonly takesUp: readonly string[];
  /** Null for the first one, which comes from the scheme's rules. */
  readonly reasons: string | null;
  readonly publishedOn: string;
}

export interface ProposedCriterion extends Proposal {
  readonly proposedOn: string;
}

/** The grid of a scheme in all its versions, and what evaluations would make of it. */
export interface GridRow extends Row {
  readonly versions: readonly PublishedGrid[];
  readonly draft: GridDraft | null;
  readonly proposals: readonly ProposedCriterion[];
  readonly version: number;
}

export const grids = readModel<GridRow, GridEvent>({
  name: "grids",
  version: 1,
  reads: [grid],
  opens: { GridDrafted: ["/reasons"] },
  columns: { versions: "jsonb", draft: "jsonb", proposals: "jsonb", version: "integer" },
  indexes: [],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const before = row ?? { key, versions: [], draft: null, proposals: [] };
    return { ...before, ...change(before, event), version };
  },
});

type Known = Omit<GridRow, "version">;

const change = ({ versions, draft, proposals }: Known, event: GridEvent): Partial<Known> => {
  switch (event.type) {
    case "GridPublished": {
      const { version, criteria, takesUp, publishedOn } = event;
      const reasons = (event.draft !== undefined && draft?.reasons) || null;
      const published = { version, criteria, takesUp, reasons, publishedOn };
      // What else was drafted meanwhile was written for the version before.
      return { versions: [...versions, published], draft: null };
    }
    case "GridDrafted": {
      const { type: _, ...drafted } = event;
      return { draft: drafted };
    }
    case "CriterionProposed": {
      const { type: _, ...proposed } = event;
      return { proposals: [...proposals, proposed] };
    }
    default:
      return unreachable(event);
  }
};
