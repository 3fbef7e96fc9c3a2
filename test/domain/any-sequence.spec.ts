import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { beginning } from "#event-store/port.js";
import type { RecordedEvent } from "#kernel/index.js";
import { verifyEventId } from "#sealing/event-codec.js";
import { secretWord } from "./cast.js";
import { rounds } from "./rounds.js";
import { derivedKeys, erasedKeys } from "./house.js";
import { faultsIn } from "./invariants.js";
import { play, type Played } from "./play.js";
import { actsOf } from "#verification/act.js";
import { decideAgain, logOf, openEvents, pastOf } from "./replay.js";

const most = 100_000;
const eventsOf = async ({ house }: Played): Promise<readonly RecordedEvent[]> => {
  const stored = await house.store.readAll(beginning, most);
  for (const event of stored) expect(verifyEventId(event)).toBe(true);
  return stored.map(({ event }) => event);
};

/** How many logs are made. Each takes some fifty milliseconds. */
const numRuns = Number(process.env["RUNS"] ?? 60);

describe("whatever is asked of the domain, in whatever order, at once or twice,", () => {
  it(
    "keeps its streams, its rules, its secrets and its answers",
    () =>
      fc.assert(
        fc.asyncProperty(rounds, async (asked) => {
          const played = await play(asked);
          const { house, answered } = played;
          const events = await eventsOf(played);
          expect(faultsIn(events)).toEqual([]);
          expect(JSON.stringify(events)).not.toContain(secretWord);

          // Decisions can be run again, and hang on nothing that an erasure takes away.
          const log = logOf(events);
          const past = pastOf(log);
          const readParts = (hashes: readonly string[]) => house.store.sealedParts(hashes);
          for (const act of [...log.values()].flatMap(actsOf))
            for (const keys of [derivedKeys, erasedKeys]) {
              const made = await openEvents(act, readParts, keys);
              expect(await decideAgain(past, house.blobs, act, made)).toStrictEqual({
                accepted: made,
              });
            }

          // What left events is answered from them, byte for byte, however much later it comes again.
          const later = house.office();
          for (const [ask, outcome] of answered) {
            if (outcome.outcome !== "done") continue;
            if (outcome.answers.some(({ events: left }) => left.length === 0)) continue;
            expect(JSON.stringify(await later.ask(ask))).toBe(JSON.stringify(outcome));
          }
          expect(await house.store.readAll(beginning, most)).toHaveLength(events.length);
        }),
        { numRuns },
      ),
    60_000 + numRuns * 200,
  );
});
