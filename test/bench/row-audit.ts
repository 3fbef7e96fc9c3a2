import { randomBytes } from "node:crypto";
import { CompactRange } from "#audit/merkle/compact-range.js";
import { leafOfRecord, sameHash } from "#audit/merkle/hash.js";
import { beginning } from "#event-store/port.js";
import { decodeEvent } from "#sealing/event-codec.js";
import { verify } from "#verification/verify.js";
import { simulate } from "../simulation/simulate.js";
import { memoryBundle, policy } from "../tampering/content.js";
import { contentOf } from "../tampering/content-of.js";
import { inRounds, type Row } from "./bench.js";
import type { Figure } from "./figure.js";
import { rootInOneLoop } from "./leaves.js";
import { median } from "./median.js";
import { proving } from "./proving.js";
import { sealing } from "./sealing.js";

/** What a history costs that anyone can verify: to write, to prove, to check. */
export const auditRow: Row = async ({ scale: { rounds, large } }) => [
  await integrity(rounds, large),
  await decidingAgain(rounds, large / 20),
  ...(await sealing(rounds)),
  await proving(large),
];

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
};

const recordBytes = 300;
const records = Array.from({ length: 10_000 }, () => randomBytes(recordBytes));

const integrity = async (rounds: number, events: number): Promise<Figure> => {
  const ours = () => {
    const range = CompactRange.empty();
    for (let nth = 0; nth < events; nth += 1)
      range.append(leafOfRecord(records[nth % records.length] ?? Buffer.of()));
    return range.root();
  };
  if (!sameHash(ours(), rootInOneLoop(records, events)))
    throw new Error("The loop does other work than the tree.");
  const results = await inRounds(rounds, {
    ours: () => timed(ours),
    loop: () => timed(() => rootInOneLoop(records, events)),
  });
  const [spent, least] = [median(results.ours), median(results.loop)];
  return {
    what: `integrity of ${events} events of ${recordBytes} bytes ÷ the quickest loop over them`,
    ratio: spent / least,
    aim: { most: 1.2 },
    of: { s: spent, "s in the loop": least },
  };
};

/** Everything that was decided in years of a town, from its bundle. */
const decidingAgain = async (rounds: number, commands: number): Promise<Figure> => {
  const { store, blobs } = (await simulate({ seed: 1, years: 100, commands })).house;
  const stored = await store.readAll(beginning, Number.MAX_SAFE_INTEGER);
  // As they are read back, their fields in canonical order: sealed values are told in that.
  const events = stored.map(({ bytes }) => ({ event: decodeEvent(bytes), bytes }));
  const told = {
    events,
    readParts: (hashes: readonly string[]) => store.sealedParts(hashes),
    blob: (hash: string) => blobs.get(hash),
  };
  const content = await contentOf(told, Infinity);
  const again = async () => {
    const { verdict } = await verify({ bundle: memoryBundle(content), policy });
    if (verdict === "FAIL") throw new Error("An untouched bundle of the bench fails.");
  };
  const results = await inRounds(rounds, {
    again: () => timed(again),
    loop: () => timed(() => rootInOneLoop(content.events, events.length)),
  });
  const [spent, least] = [median(results.again), median(results.loop)];
  return {
    what: `${events.length} events parsed, opened and decided again ÷ the quickest loop over them`,
    ratio: spent / least,
    aim: { most: 12 },
    of: { s: spent, "events/s": events.length / spent, "s in the loop": least },
  };
};
