import { aggregateOf } from "#verification/act.js";
import { definitionsIn } from "#verification/definitions-named.js";
import { erasedBy } from "#verification/erased-by.js";
import { notHandedOut } from "#verification/handed-out.js";
import { partLine } from "#verification/part-lines.js";
import { kindOf, type StreamName } from "#kernel/index.js";
import { sealedValuesOf } from "#sealing/sealed-values.js";
import { derivedKeys } from "../domain/house.js";
import { keptBlobs, readLog } from "../golden/kept.js";
import { type Content, logKey, signTree, witnessKey } from "./content.js";

/** A log that was told once, as an auditor is handed it. */
export const goldenContent = async (story: string): Promise<Content> => {
  const { events, parts } = readLog(story);
  const named = events.flatMap(({ event }) =>
    sealedValuesOf(event.data, aggregateOf(event.stream).events[event.type]?.personal),
  );
  // The story was kept before its erasures were seen through; a bundle is written after.
  const erased = new Set(events.flatMap(({ event }) => erasedBy(event)));
  const open = named.filter(({ of }) => !erased.has(of) && !notHandedOut[kindOf(of)]);
  const hashes = new Set(events.flatMap(({ event }) => definitionsIn(event.data)));
  const blobs = new Map<string, Uint8Array>();
  for (const hash of hashes) {
    const bytes = await keptBlobs.get(hash);
    if (bytes) blobs.set(hash, bytes);
  }
  const subjects: readonly StreamName[] = [...new Set(open.map(({ of }) => of))];
  const bytes = events.map((event) => event.bytes);
  return {
    events: bytes,
    parts: open.flatMap(({ sealed: hash }) => {
      const blob = parts.get(hash);
      return blob ? [partLine({ hash, blob })] : [];
    }),
    checkpoints: signTree(bytes, [logKey, witnessKey]),
    keys: await derivedKeys.find(subjects),
    blobs,
  };
};
