import type { Viewer } from "#access/viewer.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import type { Tables } from "#projections/query.js";
import type { Conditions } from "./conditions.js";
import { instructions } from "./desk/instructions.js";
import { schemes, type SchemeRow } from "./schemes/schemes.js";
import { judges } from "./visible.js";

/** Whose a file is. Where its scheme hides that, nothing of it, nor by what it could be found out. */
export interface Carried {
  readonly title: string | null;
  readonly organisation: { readonly id: string | null; readonly name: string | null };
  readonly initiative: string | null;
}

interface CarriedRow {
  readonly hidden: boolean;
  readonly title: string | null;
  readonly organisation: string;
  readonly name: string | null;
  readonly initiative: string;
}

export const carriedBy = ({ hidden, ...row }: CarriedRow): Carried =>
  hidden
    ? { title: null, organisation: { id: null, name: null }, initiative: null }
    : {
        title: row.title,
        organisation: { id: row.organisation, name: row.name },
        initiative: row.initiative,
      };

/**
 * Whether who carries a file is hidden from the viewer: from whoever judges it, where its scheme says
 * so, until its instruction is closed; as of now, whatever moment is looked at.
 * @returns the condition on a row of files, by its alias and what holds the version of its scheme
 */
export const hidingCarriers = async (
  conditions: Conditions,
  tables: Tables,
  viewer: Viewer,
): Promise<(file: string, version?: string) => string> => {
  const versions = judges(viewer) ? await blindVersions(tables) : [];
  if (versions.length === 0) return () => "false";
  const blind = conditions.parameter(versions);
  return (file, version = `${file}.scheme_version`) =>
    `(${file}.scheme || ' ' || ${version} = any(${blind}::text[]) and not exists (
       select 1 from ${tables.live(instructions)} n where n.key = ${file}.key and n.phase = 'closed'))`;
};

/** As `id version`. */
const blindVersions = async (tables: Tables): Promise<readonly string[]> => {
  const rows = await tables.select<SchemeRow>(`select s.* from ${tables.live(schemes)} s`, []);
  const blind: string[] = [];
  for (const { key, definitions } of rows)
    for (const [version, definition] of Object.entries(definitions)) {
      const { review } = await readDefinition(tables, definition);
      if (review.blindness === "both-hidden") blind.push(`${key} ${version}`);
    }
  return blind;
};
