import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from "class-validator";
import { eligibilities } from "#labelling/eligibility/check.js";
import { FilterRefused, query, type Tables } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { deadlines } from "../deadlines/deadlines.js";
import { type Carried, carriedBy, hidingCarriers } from "../hidden-carriers.js";
import { initiatives } from "../initiatives/initiatives.js";
import { organisations } from "../organisations/organisations.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { onlyFiles } from "../visible.js";
import { schemes } from "../schemes/schemes.js";
import { hasTerm, searchTerms } from "../words.js";
import { applicationWords } from "./application-words.js";
import { applications, phases, type ApplicationRow } from "./applications.js";

/** What the list is ordered by; each stands behind an index that ends with the key. */
const orders = {
  received: "coalesce(a.received_on, '')",
  reference: "coalesce(a.reference, '')",
  updated: "a.updated_at",
} as const;
type Order = keyof typeof orders;
const sorts = ["-received", "received", "reference", "-reference", "-updated", "updated"] as const;
type Sort = (typeof sorts)[number];

export class ListApplications extends Paging {
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  @IsOptional() @IsIn(phases) readonly phase?: string;
  @IsOptional() @IsIn(eligibilities) readonly eligibility?: string;
  @IsOptional() @IsUUID() readonly organisation?: string;
  /** A code that the last check gave as a reason. */
  @IsOptional() @Matches(/^[A-Z][A-Z0-9_]{0,79}$/) readonly reason?: string;
  @IsOptional() @IsString() @MaxLength(100) readonly reference?: string;
  /** Words of the title, the answers, the documents' names, the organisation's or the reference. */
  @IsOptional() @IsString() @MaxLength(200) readonly search?: string;
  /** `-` for the last first. */
  @IsOptional() @IsIn(sorts) readonly sort?: Sort;
}

export interface ListedApplication extends Carried {
  readonly id: string;
  readonly reference: string | null;
  readonly scheme: string;
  readonly phase: ApplicationRow["phase"];
  readonly eligibility: ApplicationRow["eligibility"];
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly receivedOn: string | null;
  readonly endedOn: string | null;
  /** The first day on which a delay of this file runs out. */
  readonly nextDue: string | null;
  readonly updatedAt: string;
}

interface ListedRow extends ApplicationRow {
  readonly title: string | null;
  readonly name: string | null;
  readonly hidden: boolean;
  readonly next_due: string | null;
  readonly ordered: string;
}

export const listApplications = query({
  name: "applications",
  path: "/applications",
  summary: "Lists files by scheme, phase, eligibility, organisation, reason or words.",
  shape: ListApplications,
  of: [applications, applicationWords, initiatives, organisations, deadlines],
  run: async (tables, params: ListApplications, viewer) => {
    const { limit = usualPage } = params;
    const after = params.after === undefined ? undefined : readCursor(params.after);
    const sort = sorts.find((one) => one === after?.[0]) ?? params.sort ?? "-received";
    const order = orderOf(sort);
    const way = sort.startsWith("-") ? "desc" : "asc";
    const terms = await searchTerms(tables, params.search);
    const conditions = new Conditions();
    const hides = await hidingCarriers(conditions, tables, viewer);
    filters(conditions, tables, params, terms, hides);
    await onlyFiles(conditions, "a", tables, viewer);
    if (after) {
      const [value, key] = [conditions.parameter(after[1]), conditions.parameter(after[2])];
      conditions.always(`(${order}, a.key) ${way === "asc" ? ">" : "<"} (${value}, ${key})`);
    }
    const rows = await tables.select<ListedRow>(
      // The page is chosen before anything is joined to it, whatever the planner thinks of that. Its
      // length stands in the text: of one that is a parameter nothing can be known beforehand, so
      // that the statement would be planned at each call, which takes a third of its time.
      `with page as materialized (
         select a.*, ${order} as ordered from ${tables.of(applications)} a
         where ${conditions.where}
         order by ${order} ${way}, a.key ${way} limit ${limit + 1}
       )
       select page.*, i.title, o.name, d.next_due, ${hides("page")} as hidden from page
       left join ${tables.of(initiatives)} i on i.key = page.initiative
       left join ${tables.of(organisations)} o on o.key = page.organisation
       left join ${tables.of(deadlines)} d on d.key = page.key
       order by page.ordered ${way}, page.key ${way}`,
      conditions.values,
    );
    if (rows.length === 0) await refuseUnknown(tables, params);
    return pageOf(rows, limit, listed, ({ ordered, key }) => [sort, ordered, key]);
  },
});

/** Only published schemes take files. Asked where nothing is found: elsewhere it would take time. */
const refuseUnknown = async (tables: Tables, { scheme }: ListApplications): Promise<void> => {
  if (scheme === undefined) return;
  const sql = `select key from ${tables.live(schemes)} where key = $1`;
  if ((await tables.select(sql, [scheme])).length === 0)
    throw new FilterRefused("scheme", "SCHEME_NOT_PUBLISHED");
};

const orderOf = (sort: Sort): string => {
  const name = Object.keys(orders).find((one): one is Order => sort.endsWith(one));
  return orders[name ?? "received"];
};

const filters = (
  conditions: Conditions,
  tables: Tables,
  params: ListApplications,
  terms: readonly string[],
  hides: (file: string) => string,
): void => {
  conditions
    .add(params.scheme, (one) => `a.scheme = ${one}`)
    .add(params.phase, (one) => `a.phase = ${one}`)
    .add(params.eligibility, (one) => `a.eligibility = ${one}`)
    .add(params.organisation, (one) => `a.organisation = ${one} and not ${hides("a")}`)
    .add(params.reason, (one) => `${one} = any(a.reasons)`)
    .add(params.reference, (one) => `coalesce(a.reference, '') = ${one}`);
  // `is true` keeps it a filter: joined to all that have a common word, the list is sorted whole, which
  // takes ten times as long as following its order and asking of each line.
  for (const term of terms)
    conditions.add(term, (one) => `(a.key in (${withTerm(tables, one, hides)})) is true`);
};

/** A file has a word if its own texts do, or its initiative's title, or its organisation's name. */
const withTerm = (tables: Tables, term: string, hides: (file: string) => string): string => {
  // What is not shown is not found either.
  const shown = `not ${hides("s")}`;
  const [a, i, o] = [tables.of(applications), tables.of(initiatives), tables.of(organisations)];
  return `select w.key from ${tables.of(applicationWords)} w where ${hasTerm("w", term)}
    union all select s.key from ${a} s join ${i} i on i.key = s.initiative where ${hasTerm("i", term)} and ${shown}
    union all select s.key from ${a} s join ${o} o on o.key = s.organisation where ${hasTerm("o", term)} and ${shown}`;
};

const listed = (row: ListedRow): ListedApplication => ({
  id: row.key,
  reference: row.reference,
  ...carriedBy(row),
  scheme: row.scheme,
  phase: row.phase,
  eligibility: row.eligibility,
  reasons: row.reasons,
  missing: row.missing,
  receivedOn: row.received_on,
  endedOn: row.ended_on,
  nextDue: row.next_due,
  updatedAt: row.updated_at,
});
