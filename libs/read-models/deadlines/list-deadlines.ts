import { IsIn, IsOptional, IsUUID } from "class-validator";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import { query } from "#projections/query.js";
import { applications } from "../applications/applications.js";
import { Conditions } from "../conditions.js";
import { type FileNames, withNames } from "../file-names.js";
import { initiatives } from "../initiatives/initiatives.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { onlyImpartial, onlyVisible } from "../visible.js";
import { deadlineKinds, deadlines, type DeadlineRow } from "./deadlines.js";
import { toldDeadlines, type ToldDeadline } from "./told-deadlines.js";

const states = ["open", "met", "missed"] as const;

export class ListDeadlines extends Paging {
  /** Files with a deadline in this state today; one that has run out is missed, recorded or not. */
  @IsOptional() @IsIn(states) readonly state?: (typeof states)[number];
  @IsOptional() @IsUUID() readonly organisation?: string;
  /** Files with an open deadline up to this day. */
  @IsOptional() @IsCalendarDay() readonly until?: string;
}

export interface FileDeadlines {
  readonly application: string;
  readonly reference: string | null;
  readonly title: string | null;
  readonly nextDue: string | null;
  readonly deadlines: readonly ToldDeadline[];
}

type ListedRow = DeadlineRow & FileNames & { readonly ordered: string };

const order = "coalesce(d.next_due, '9999-12-31')";

/** The one that runs out first comes first. */
export const listDeadlines = query({
  name: "deadlines",
  path: "/deadlines",
  summary: "Lists the deadlines of files, each with the ledger that explains its day.",
  shape: ListDeadlines,
  of: [deadlines, applications, initiatives],
  run: async (tables, { state, organisation, until, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      // It has some once it has come in: a draft, its carrier's own, owes nobody anything.
      .always("d.ledgers is not null")
      .add(organisation, (one) => `d.organisation = ${one}`)
      .add(until, (one) => `d.next_due <= ${one}`);
    if (state !== undefined) conditions.always(inState[state](conditions.parameter(tables.today)));
    onlyImpartial(conditions, "d.key", tables, viewer);
    onlyVisible(conditions, "d.organisation", tables, viewer);
    onlyAfter(conditions, after, order, "d.key");
    const rows = await tables.select<ListedRow>(
      `with page as materialized (
         select d.*, ${order} as ordered from ${tables.of(deadlines)} d
         where ${conditions.where}
         order by ${order}, d.key limit ${conditions.parameter(limit + 1)}
       )
       select page.*, a.reference, i.title from page
       ${withNames(tables, "page.key")}
       order by page.ordered, page.key`,
      conditions.values,
    );
    const item = (row: ListedRow): FileDeadlines => ({
      application: row.key,
      reference: row.reference,
      title: row.title,
      nextDue: row.next_due,
      deadlines: toldDeadlines(row, tables.today, viewer),
    });
    return pageOf(rows, limit, item, ({ ordered, key }) => ["due", ordered, key]);
  },
});

/** What the row says is how it stood at its last event; the day decides what has run out since. */
const eitherKind = (condition: (kind: string) => string) =>
  `(${deadlineKinds.map((kind) => `(${condition(`d.${kind}`)})`).join(" or ")})`;
const isOpen = (kind: string) => `${kind}_state in ('running', 'suspended')`;

const inState: Record<(typeof states)[number], (today: string) => string> = {
  open: (today) => eitherKind((kind) => `${isOpen(kind)} and ${kind}_due >= ${today}`),
  // The day is a parameter all the same: a statement takes all that it is given.
  met: (today) => eitherKind((kind) => `${kind}_state = 'met' and ${today}::text is not null`),
  missed: (today) =>
    eitherKind((kind) => `${kind}_state = 'missed' or ${isOpen(kind)} and ${kind}_due < ${today}`),
};
