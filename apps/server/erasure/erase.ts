import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "#infrastructure/database/connection.js";
import { engineActor } from "#kernel/index.js";
import { completeErasure } from "#labelling/erasure/complete-erasure.js";
import { erasedWith } from "#labelling/erasure/subject.js";
import { rebuild } from "#projections/rebuild.js";
import type { Errand, Sent } from "#reactions/dispatcher.js";
import { rewrapKeys, subjectIn } from "#reactions/erase-subjects.js";
import { looksEvery } from "#sealing/postgres-data-keys.js";
import { destroyKeys, rewrapIsDue } from "#sealing/postgres-erasing.js";
import { rewrap } from "#sealing/postgres-wrapping.js";
import type { Engine } from "../engine.js";
import { openingOf } from "../opening.js";
import { opening } from "./forget-tables.js";
import { leaveNoTrace } from "./leave-no-trace.js";
import { purge } from "./purge.js";

/**
 * Does what an erasure was carried out for. Each step may be done again: interrupted at any place, it is
 * begun anew until the last one, the event that says that it is done.
 */
export const eraser =
  (engine: Engine, connection: Connection) =>
  async ({ command, body, ...errand }: Errand): Promise<Sent> => {
    const { keyPool, ring } = engine;
    if (command === rewrapKeys.type) {
      // The erasures of a day have a message each; the first of them sees to all.
      if (await rewrapIsDue(keyPool)) await rewrap(keyPool, ring);
      return { outcome: "done" };
    }
    const subjects = erasedWith(subjectIn(body));
    await destroyKeys(keyPool, ring, subjects);
    // Whoever still held a key in memory has sealed with it for the last time by then.
    await pause(2 * looksEvery);
    await purge({ ...engine, pool: engine.reading }, subjects);
    const { store } = engine;
    await rebuild({ connection, store, open: openingOf(engine), models: opening });
    await leaveNoTrace(connection);
    const asked = { ...errand, body: {}, command: completeErasure, actor: engineActor };
    const { outcome } = await engine.road.execute(asked);
    if (outcome === "done") return { outcome: "done" };
    throw new Error(`${completeErasure.type} on ${errand.id}: ${outcome}`);
  };
