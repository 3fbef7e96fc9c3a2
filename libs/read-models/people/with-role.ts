import type { Capacity } from "#kernel/index.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import type { Database } from "#projections/database.js";
import { liveTable } from "#projections/table.js";
import { people } from "./people.js";

/**
 * Who holds a role in a capacity on a day, by id.
 * @param seen where the log has to have been read up to, for the answer to be worth anything
 * @throws where the model is behind that
 */
export const peopleWithRole = async (
  db: Database,
  capacity: Capacity,
  day: string,
  seen: string,
): Promise<readonly string[]> => {
  const checkpoint = (await readCheckpoints(db)).get(people.name);
  if (checkpoint?.version !== people.version || checkpoint.position < seen)
    throw new Error(`${people.name} has not been read up to ${seen} yet`);
  const { rows } = await db.query<{ key: string }>(
    `select key from ${liveTable(people)} p
     where exists (select from jsonb_to_recordset(p.roles)
         as r(capacity text, "from" text, until text)
       where r.capacity = $1 and r."from" <= $2 and coalesce(r.until, $2) >= $2)
     order by key`,
    [capacity, day],
  );
  return rows.map(({ key }) => key);
};
