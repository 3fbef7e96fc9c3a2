import { appendSettled } from "#event-store/settle.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { freshStream } from "#event-store/contract/samples.js";
import type { Id, PersonId } from "#kernel/index.js";
import { type SealedEvents, Sealer } from "#sealing/sealer.js";
import { randomUUID } from "node:crypto";
import { derivedKeys, secret } from "../domain/house.js";
import { testDatabase } from "../postgres.js";
import { migrateLog, poolOf } from "./append.js";
import { inRounds } from "./bench.js";
import type { Figure } from "./figure.js";
import { median } from "./median.js";

const text = "Le projet est sain économiquement et suivi par un référent. ".repeat(5);
/** Appends of one caller in a round, and of each of those who come together. */
const each = 200;

/** What sealing, canonical form and hashes add to an append, of which its one text is sealed. */
export const sealing = async (rounds: number): Promise<readonly Figure[]> => {
  const { connection, drop } = await testDatabase();
  const pool = poolOf(connection);
  await migrateLog(pool);
  const store = new PostgresEventStore(pool);
  const append = async ({ events, parts }: SealedEvents) => {
    const [first] = events;
    if (first) await appendSettled(store, first.event.stream, "none", events, parts);
  };
  const measured = async (callers: number): Promise<Figure> => {
    const results = await inRounds(rounds, {
      whole: () => inTurns(callers, async (streams) => async () => append(await seal(streams()))),
      ready: () =>
        inTurns(callers, async (streams) => {
          const made: SealedEvents[] = [];
          for (let nth = 0; nth < each; nth += 1) made.push(await seal(streams()));
          return async () => append(made.pop() ?? { events: [], parts: [] });
        }),
    });
    const [whole, ready] = [median(results.whole), median(results.ready)];
    return {
      what: `an append of ${callers === 1 ? "one caller" : `${callers} callers`}, sealed and hashed ÷ of the same bytes made before`,
      ratio: whole / ready,
      ...(callers === 1 && { aim: { most: 1.1 } }),
      of: {
        "ms an append": (whole * 1_000) / each / callers,
        "ms of bytes": (ready * 1_000) / each / callers,
      },
    };
  };
  try {
    return [await measured(1), await measured(64)];
  } finally {
    await pool.end();
    await drop();
  }
};

type Stream = ReturnType<typeof freshStream>;
const sealer = new Sealer(derivedKeys, secret);

/** As a carrier's message is. */
const seal = (stream: Stream): Promise<SealedEvents> => {
  const command = randomUUID() as Id<"command">;
  return sealer.sealEvents({
    stream,
    firstVersion: 0,
    at: "2026-01-20T09:00:00.000Z",
    actor: { id: randomUUID() as PersonId, as: "carrier" },
    command: { id: command, type: "SendMessage", schema: 1, print: "ab".repeat(32) },
    events: [
      {
        type: "MessageSent",
        schema: 1,
        data: { message: command, side: "carrier", text, sentOn: "2026-01-20" },
        personal: ["/text"],
      },
    ],
  });
};

/** Keys are there: a file is written to more than once. @returns seconds until all are done */
const inTurns = async (
  callers: number,
  ready: (streams: () => Stream) => Promise<() => Promise<void>>,
): Promise<number> => {
  const work = [];
  for (let nth = 0; nth < callers; nth += 1) {
    const streams = Array.from({ length: each }, freshStream);
    for (const stream of streams) await derivedKeys.ensure(stream);
    work.push(await ready(() => streams.pop() ?? freshStream()));
  }
  const start = performance.now();
  await Promise.all(
    work.map(async (act) => {
      for (let nth = 0; nth < each; nth += 1) await act();
    }),
  );
  return (performance.now() - start) / 1_000;
};
