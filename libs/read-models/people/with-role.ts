import type { Capacity } from "#kernel/index.js";
import type { Database } from "#projections/database.js";
import { liveTable } from "#projections/table.js";
import { readUpTo } from "../read-up-to.js";
import { people } from "./people.js";

/** Who holds a role in a capacity on a day, by id, as of an event of the log or later. */
export const peopleWithRole = async (
  db: Database,
  capacity: Capacity,
  day: string,
  seen: string,
): Promise<readonly string[]> => {
  await readUpTo(db, people, seen);
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
