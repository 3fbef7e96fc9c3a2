import { beginning } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import type { Reaction } from "./reaction.js";

/**
 * On an empty log every reaction answers from the first event on, whichever process writes it: what
 * a command line stores before the first server runs is not history to be passed over.
 */
export const startOnEmptyLog = async (
  db: Database,
  reactions: readonly Pick<Reaction, "name">[],
): Promise<void> => {
  await db.query(
    `insert into read.reaction_starts (reaction, quiet_until)
     select name, $2 from unnest($1::text[]) name on conflict (reaction) do nothing`,
    [reactions.map(({ name }) => name), beginning],
  );
};
