import type { Capacity } from "#kernel/index.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import type { Database } from "#projections/database.js";
import { pause } from "#projections/pause.js";
import { liveTable } from "#projections/table.js";
import { people } from "./people.js";

/** In milliseconds: what follows from an event may run ahead of the model, if not by much. */
const lookAgain = 50;
const looks = 40;

/** @throws where the model stays behind what is asked for */
const readUpTo = async (db: Database, position: string): Promise<void> => {
  for (let nth = 0; nth < looks; nth += 1) {
    const checkpoint = (await readCheckpoints(db)).get(people.name);
    if (checkpoint?.version === people.version && checkpoint.position >= position) return;
    await pause(lookAgain);
  }
  throw new Error(`${people.name} has not been read up to ${position} yet`);
};

/** Who holds a role in a capacity on a day, by id, as of an event of the log or later. */
export const peopleWithRole = async (
  db: Database,
  capacity: Capacity,
  day: string,
  seen: string,
): Promise<readonly string[]> => {
  await readUpTo(db, seen);
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
