import { type Aggregate, unreachable } from "#kernel/index.js";
import type { ExPostCriterion } from "../scheme/definition.js";

/** A version of the grid in force. It is public, as the scheme's rules are. */
export interface GridVersion {
  /** From 1. */
  readonly version: number;
  readonly criteria: readonly ExPostCriterion[];
}

/** A criterion that an evaluation asks for; its words stay sealed in the evaluation. */
export interface Proposal {
  readonly proposal: string;
  readonly evaluation: string;
  /** The criterion that it would change; a new one where absent. */
  readonly criterion?: string;
}

interface Draft {
  readonly draft: string;
  readonly criteria: readonly ExPostCriterion[];
  readonly takesUp: readonly string[];
}

/**
 * The criteria of the common good by which labelled actions are looked back on. They come from the
 * scheme's rules at first, and then from what evaluations have learnt.
 */
export type Grid =
  | { readonly phase: "unknown" }
  | {
      readonly phase: "published";
      readonly current: GridVersion;
      /** The next version, while it is being written. */
      readonly draft?: Draft;
      readonly proposals: readonly Proposal[];
      /** Proposals that a published version has taken up. */
      readonly takenUp: readonly string[];
      /** Drafts that have become versions. */
      readonly published: readonly string[];
    };

export type GridEvent =
  | ({
      readonly type: "GridPublished";
      /** The scheme's rules that the first version comes from. */
      readonly definition?: string;
      /** The draft that a later one comes from, and the proposals that it takes up. */
      readonly draft?: string;
      readonly takesUp: readonly string[];
      readonly publishedOn: string;
    } & GridVersion)
  | ({
      readonly type: "GridDrafted";
      readonly reasons: string;
      readonly draftedOn: string;
    } & Draft)
  | ({ readonly type: "CriterionProposed"; readonly proposedOn: string } & Proposal);

const evolve = (state: Grid, event: GridEvent): Grid => {
  if (event.type === "GridPublished") {
    const { version, criteria, takesUp, draft } = event;
    const { proposals, takenUp, published } = state.phase === "unknown" ? empty : state;
    return {
      phase: "published",
      current: { version, criteria },
      proposals,
      takenUp: [...takenUp, ...takesUp],
      published: draft === undefined ? published : [...published, draft],
    };
  }
  if (state.phase === "unknown") return state;
  switch (event.type) {
    case "GridDrafted": {
      const { draft, criteria, takesUp } = event;
      return { ...state, draft: { draft, criteria, takesUp } };
    }
    case "CriterionProposed": {
      const { type: _, proposedOn: __, ...proposal } = event;
      return { ...state, proposals: [...state.proposals, proposal] };
    }
    default:
      return unreachable(event);
  }
};

const empty = { proposals: [], takenUp: [], published: [] };

/** Named by its scheme. */
export const grid: Aggregate<Grid, GridEvent> = {
  kind: "grid",
  plural: "grids",
  named: true,
  initial: { phase: "unknown" },
  evolve,
  events: {
    GridPublished: { schema: 1 },
    GridDrafted: { schema: 1, personal: ["/reasons"] },
    CriterionProposed: { schema: 1 },
  },
};

/** What evaluations have asked for and no published version has taken up yet. */
export const openProposals = (state: Grid): readonly Proposal[] =>
  state.phase === "unknown"
    ? []
    : state.proposals.filter(({ proposal }) => !state.takenUp.includes(proposal));
