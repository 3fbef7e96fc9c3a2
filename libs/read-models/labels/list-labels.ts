import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from "class-validator";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import { query, type Tables } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { initiatives } from "../initiatives/initiatives.js";
import { organisations } from "../organisations/organisations.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { hasTerm, searchTerms } from "../words.js";
import { labels, type LabelRow } from "./labels.js";
import { labelPhases, phaseInSql, phaseOn } from "./phase-on.js";
import { titled, type TitledRow } from "./titled-label.js";

export class ListLabels extends Paging {
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  /** A label whose last day is over has expired, recorded or not. */
  @IsOptional() @IsIn(labelPhases) readonly phase?: string;
  /** The day on which the phase is told; today when it is absent. `asOf` tells what was known. */
  @IsOptional() @IsCalendarDay() readonly on?: string;
  @IsOptional() @IsUUID() readonly organisation?: string;
  /** Words of the initiative's title or of the holder's name. */
  @IsOptional() @IsString() @MaxLength(200) readonly search?: string;
}

/** What is public of a label: whoever holds a token may read it. */
export interface ListedLabel {
  readonly id: string;
  readonly number: number;
  readonly scheme: string;
  readonly title: string | null;
  readonly organisation: { readonly id: string; readonly name: string | null };
  readonly from: string;
  readonly until: string;
  readonly phase: LabelRow["phase"];
}

/** Numbers are compared as the text that a cursor holds: ten digits, since they are below 2^31. */
const order = "l.scheme || ' ' || lpad(l.number::text, 10, '0')";

/** The register: by scheme, in the order of the numbers. */
export const listLabels = query({
  name: "labels",
  path: "/labels",
  summary: "Lists labels by number: what for, whose, from when until when, and how they stand.",
  shape: ListLabels,
  of: [labels, initiatives, organisations],
  run: async (tables, params) => {
    const { scheme, phase, organisation, search, after, limit = usualPage } = params;
    const on = params.on ?? tables.today;
    const conditions = new Conditions()
      .add(scheme, (one) => `l.scheme = ${one}`)
      .add(organisation, (one) => `l.organisation = ${one}`);
    if (phase !== undefined) {
      const day = conditions.parameter(on);
      conditions.add(phase, (one) => `${phaseInSql(day)} = ${one}`);
    }
    for (const term of await searchTerms(tables, search))
      conditions.add(term, (one) => withTerm(tables, one));
    onlyAfter(conditions, after, order, "l.key");
    const rows = await tables.select<TitledRow & { readonly ordered: string }>(
      `select ${titled.columns}, ${order} as ordered from ${titled.from(tables)}
       where ${conditions.where}
       order by ${order}, l.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: TitledRow) => listed(row, on);
    return pageOf(rows, limit, item, ({ ordered, key }) => ["number", ordered, key]);
  },
});

const withTerm = (tables: Tables, term: string): string =>
  `(l.initiative in (select i.key from ${tables.of(initiatives)} i where ${hasTerm("i", term)})
    or l.organisation in (select o.key from ${tables.of(organisations)} o where ${hasTerm("o", term)}))`;

export const listed = (row: TitledRow, today: string): ListedLabel => ({
  id: row.key,
  number: row.number,
  scheme: row.scheme,
  title: row.title,
  organisation: { id: row.organisation, name: row.name },
  from: row.from_day,
  until: row.until_day,
  phase: phaseOn(row, today),
});
