import { liveTable } from "#projections/table.js";
import { type Database } from "#projections/database.js";
import type { Topic } from "#labelling/webhook/topics.js";
import { readUpTo } from "../read-up-to.js";
import { webhooks } from "./webhooks.js";

/**
 * The webhooks that asked for a topic before an event, of an organisation or for a committee.
 * @throws where the model stays behind the event
 */
export const listeningTo = async (
  db: Database,
  topic: Topic,
  { scheme, organisation }: { readonly scheme: string; readonly organisation?: string },
  position: string,
): Promise<readonly string[]> => {
  await readUpTo(db, webhooks, position);
  const { rows } = await db.query<{ key: string }>(
    `select key from ${liveTable(webhooks)} w
     where (w.organisation = $1 or w.scheme = $2) and w.phase = 'enabled'
       and w.topics ? $3 and w.since < $4
     order by key`,
    [organisation ?? null, scheme, topic, position],
  );
  return rows.map(({ key }) => key);
};
