import { setTimeout as pause } from "node:timers/promises";
import { readCheckpoints } from "#projections/checkpoint.js";
import { outboxStatus } from "#reactions/outbox.js";
import type { Engine } from "../../apps/server/engine.js";

/** Everything that takes its time is given so long, in milliseconds. */
export const patience = 60_000;

/** @throws when it is not so in time */
export const until = async (
  what: string,
  probe: () => boolean | Promise<boolean>,
): Promise<void> => {
  const end = performance.now() + patience;
  while (!(await probe())) {
    if (performance.now() > end) throw new Error(`It takes too long until ${what}.`);
    await pause(20);
  }
};

/** Nobody writes any more, all that follows from what was written has happened, and shows. */
export const untilQuiet = ({ reading }: Pick<Engine, "reading">): Promise<void> =>
  until("the server has nothing left to do", async () => {
    const { waiting, dated } = await outboxStatus(reading);
    const { rows } = await reading.query<{ last: string }>(
      "select coalesce(max(position), 0)::text as last from log.events",
    );
    const last = BigInt(rows[0]?.last ?? 0);
    const known = [...(await readCheckpoints(reading)).values()];
    return waiting === dated && known.every(({ position }) => BigInt(position || 0) === last);
  });
