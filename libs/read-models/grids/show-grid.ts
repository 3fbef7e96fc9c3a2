import { IsString, MaxLength } from "class-validator";
import { streamName } from "#kernel/index.js";
import { query, type Tables } from "#projections/query.js";
import type { Viewer } from "#access/viewer.js";
import { evaluations, type EvaluationRow } from "../evaluations/evaluations.js";
import { closedTo, isSeated, judges } from "../visible.js";
import { type GridDraft, type GridRow, grids, type PublishedGrid } from "./grids.js";

export class ShowGrid {
  /** The scheme's. */
  @IsString() @MaxLength(64) readonly id!: string;
}

/** Its versions are public, as the scheme's rules are; what may come is for those who make them. */
export interface GridDetail {
  readonly scheme: string;
  /** Absent where something is kept from the viewer. */
  readonly stream?: string;
  readonly version?: number;
  /** The first one first; the last one is in force. */
  readonly versions: readonly PublishedGrid[];
  readonly draft: GridDraft | null;
  readonly proposals: readonly ToldProposal[];
}

/** What an evaluation would make of the grid, in its words. */
export interface ToldProposal {
  readonly proposal: string;
  readonly evaluation: string;
  /** The criterion that it would change; null for a new one. */
  readonly criterion: string | null;
  readonly title: string | null;
  readonly question: string | null;
  readonly proposedOn: string;
  /** The version that has taken it up. */
  readonly takenUpIn: number | null;
}

export const showGrid = query({
  name: "grid",
  path: "/grids/:id",
  summary:
    "Shows the grid of a scheme in all its versions, and what evaluations propose to change.",
  shape: ShowGrid,
  of: [grids, evaluations],
  run: async (tables, { id }, viewer): Promise<GridDetail | undefined> => {
    const [row] = await tables.select<GridRow>(
      `select g.* from ${tables.of(grids)} g where g.key = $1`,
      [id],
    );
    if (!row) return undefined;
    const { versions, draft, version } = row;
    if (!(await makesIt(tables, id, viewer))) {
      const inForce = versions.map((one) => ({ ...one, reasons: null }));
      return { scheme: id, versions: inForce, draft: null, proposals: [] };
    }
    return {
      scheme: id,
      ...(!judges(viewer) && { stream: streamName("grid", id), version }),
      versions,
      draft,
      proposals: await proposalsIn(tables, row, viewer),
    };
  },
});

const makesIt = async (tables: Tables, scheme: string, viewer: Viewer): Promise<boolean> => {
  if (viewer.capacity === "carrier" || viewer.capacity === "administrator") return false;
  return isSeated(tables, scheme, viewer);
};

/** Without those of an evaluation of what is closed to the viewer. */
const proposalsIn = async (
  tables: Tables,
  { proposals, versions }: GridRow,
  viewer: Viewer,
): Promise<readonly ToldProposal[]> => {
  const closed = await closedTo(tables, viewer);
  const made = await tables.select<Pick<EvaluationRow, "key" | "label" | "improvements">>(
    `select e.key, e.label, e.improvements from ${tables.of(evaluations)} e
     where e.key = any($1::text[])`,
    [proposals.map(({ evaluation }) => evaluation)],
  );
  return proposals.flatMap(({ proposal, evaluation, criterion = null, proposedOn }) => {
    const source = made.find(({ key }) => key === evaluation);
    if (source && closed.has(source.label)) return [];
    const words = source?.improvements.find(({ improvement }) => improvement === proposal);
    const taker = versions.find(({ takesUp }) => takesUp.includes(proposal));
    return {
      proposal,
      evaluation,
      criterion,
      title: words?.title ?? null,
      question: words?.question ?? null,
      proposedOn,
      takenUpIn: taker?.version ?? null,
    };
  });
};
