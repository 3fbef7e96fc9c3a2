import type { Tables } from "#projections/query.js";
import { applications } from "./applications/applications.js";
import { initiatives } from "./initiatives/initiatives.js";

/** What people know a file by; null for what is none, or has none yet. */
export interface FileNames {
  readonly reference: string | null;
  readonly title: string | null;
}

/**
 * For a query of `applications` and `initiatives`, which may then select `a.reference` and `i.title`.
 * @param id the column that holds the file's id
 */
export const withNames = (tables: Tables, id: string): string =>
  `left join ${tables.of(applications)} a on a.key = ${id}
   left join ${tables.of(initiatives)} i on i.key = a.initiative`;
