import { Conditions } from "#read-models/conditions.js";
import { applications } from "#read-models/applications/applications.js";
import { onlyFiles } from "#read-models/visible.js";
import { query } from "#projections/query.js";

class SeesFile {
  readonly id!: string;
}

/** Whether the list of files would show one to the viewer; far lighter than showing it. */
export const seesFile = query({
  name: "sees-file",
  path: "/changes",
  summary: "Tells whether the viewer may see a file.",
  shape: SeesFile,
  of: [applications],
  run: async (tables, { id }, viewer): Promise<true | undefined> => {
    const conditions = new Conditions().add(id, (one) => `a.key = ${one}`);
    await onlyFiles(conditions, "a", tables, viewer);
    const rows = await tables.select(
      `select 1 as seen from ${tables.of(applications)} a where ${conditions.where}`,
      conditions.values,
    );
    return rows.length > 0 ? true : undefined;
  },
});
