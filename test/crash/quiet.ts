import { setTimeout as pause } from "node:timers/promises";
import { beginning } from "#event-store/port.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { outboxStatus } from "#reactions/outbox.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "../../apps/server/engine.js";

/** Everything that takes its time is given so long, in milliseconds. */
export const patience = 60_000;

const page = 1_000;

/** @throws when it is not so in time */
export const until = async (
  what: string,
  probe: () => boolean | Promise<boolean>,
  within = patience,
): Promise<void> => {
  const end = performance.now() + within;
  while (!(await probe())) {
    if (performance.now() > end) throw new Error(`It takes too long until ${what}.`);
    await pause(20);
  }
};

/** Nobody writes any more, all that follows from what was written has happened, and shows. */
export const untilQuiet = async (
  { reading, store }: Pick<Engine, "reading" | "store">,
  within = patience,
): Promise<void> => {
  let last = beginning;
  // In this order: what the models had read was the end of the log throughout, so nothing came between.
  const isQuiet = async (): Promise<boolean> => {
    const known = await readCheckpoints(reading);
    const { waiting, dated } = await outboxStatus(reading);
    for (;;) {
      const [stored] = (await store.readAll(last, page)).slice(-1);
      if (!stored) break;
      last = stored.position;
    }
    return (
      waiting === dated &&
      readModels.every(({ name }) => known.has(name)) &&
      [...known.values()].every(({ position }) => position === last)
    );
  };
  await until("the server has nothing left to do", isQuiet, within);
};
