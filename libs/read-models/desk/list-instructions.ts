import { IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import {
  awaitedReviewers,
  lateReviewers,
  meanMark,
  reviewsThatCount,
} from "#labelling/instruction/reviews.js";
import { query } from "#projections/query.js";
import { applications } from "../applications/applications.js";
import { Conditions } from "../conditions.js";
import { type FileNames, withNames } from "../file-names.js";
import { initiatives } from "../initiatives/initiatives.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { instructions, type InstructionRow } from "./instructions.js";

export class ListInstructions extends Paging {
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  /** Files that have fewer reviewers than they need, or those that have enough. */
  @IsOptional() @IsIn(["wanted", "enough"]) readonly reviewers?: "wanted" | "enough";
}

export interface ListedInstruction {
  readonly application: string;
  readonly reference: string | null;
  readonly title: string | null;
  readonly scheme: string;
  readonly phase: InstructionRow["phase"];
  readonly openedOn: string;
  /** Reviews without which the file does not come before the committee. */
  readonly minimum: number;
  readonly wanting: boolean;
  readonly in: number;
  readonly awaited: readonly string[];
  /** Of those that are awaited. */
  readonly late: readonly string[];
  /** In thousandths of the best mark; null while there is no review. */
  readonly mean: number | null;
}

type JoinedRow = FileNames &
  Pick<InstructionRow, "key" | "scheme" | "phase" | "opened_on" | "wanting" | "state">;

/** The first one opened first. */
export const listInstructions = query({
  name: "instructions",
  path: "/instructions",
  summary: "Lists files before the committee's reviewers, and those that want reviewers still.",
  shape: ListInstructions,
  of: [instructions, applications, initiatives],
  run: async (tables, { scheme, reviewers, after, limit = usualPage }) => {
    const conditions = new Conditions()
      .add(scheme, (one) => `n.scheme = ${one}`)
      .add(reviewers && reviewers === "wanted", (one) => `n.wanting = ${one}`);
    onlyAfter(conditions, after, "n.opened_on", "n.key");
    const rows = await tables.select<JoinedRow>(
      `select n.key, n.scheme, n.phase, n.opened_on, n.wanting, n.state, a.reference, i.title from ${tables.of(instructions)} n
       ${withNames(tables, "n.key")}
       where ${conditions.where}
       order by n.opened_on, n.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: JoinedRow) => listed(row, tables.today);
    return pageOf(rows, limit, item, ({ opened_on, key }) => ["opened", opened_on, key]);
  },
});

const people = (some: readonly { readonly person: string }[]) => some.map(({ person }) => person);

const listed = (row: JoinedRow, today: string): ListedInstruction => ({
  application: row.key,
  reference: row.reference,
  title: row.title,
  scheme: row.scheme,
  phase: row.phase,
  openedOn: row.opened_on,
  minimum: row.state.minimum,
  wanting: row.wanting,
  in: reviewsThatCount(row.state).length,
  awaited: people(awaitedReviewers(row.state)),
  late: people(lateReviewers(row.state, today)),
  mean: meanMark(row.state) ?? null,
});
