import { kindOf, type EncodedEvent, type StreamName } from "#kernel/index.js";
import { sealedValuesOf } from "#sealing/sealed-values.js";
import { aggregateOf } from "#verification/act.js";
import { definitionsIn } from "#verification/definitions-named.js";
import { erasedBy } from "#verification/erased-by.js";
import { notHandedOut } from "#verification/handed-out.js";
import { partLine } from "#verification/part-lines.js";
import { derivedKeys } from "../domain/house.js";
import { type Content, logKey, signTree, witnessKey } from "./content.js";

/** A log with derived keys, and all that its events name. */
export interface Told {
  readonly events: readonly Pick<EncodedEvent, "event" | "bytes">[];
  readParts(hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  blob(hash: string): Promise<Uint8Array | undefined>;
}

/** A log as an auditor is handed it. @param every so many events the tree is signed, and at its end */
export const contentOf = async (
  { events, readParts, blob }: Told,
  every?: number,
): Promise<Content> => {
  const named = events.flatMap(({ event }) =>
    sealedValuesOf(event.data, aggregateOf(event.stream).events[event.type]?.personal),
  );
  // The story was kept before its erasures were seen through; a bundle is written after.
  const erased = new Set(events.flatMap(({ event }) => erasedBy(event)));
  const open = named.filter(({ of }) => !erased.has(of) && !notHandedOut[kindOf(of)]);
  const hashes = new Set(events.flatMap(({ event }) => definitionsIn(event.data)));
  const blobs = new Map<string, Uint8Array>();
  for (const hash of hashes) {
    const bytes = await blob(hash);
    if (bytes) blobs.set(hash, bytes);
  }
  const subjects: readonly StreamName[] = [...new Set(open.map(({ of }) => of))];
  const parts = await readParts(open.map(({ sealed }) => sealed));
  const bytes = events.map((event) => event.bytes);
  return {
    events: bytes,
    parts: open.flatMap(({ sealed: hash }) => {
      const part = parts.get(hash);
      return part ? [partLine({ hash, blob: part })] : [];
    }),
    checkpoints: signTree(bytes, [logKey, witnessKey], every),
    keys: await derivedKeys.find(subjects),
    blobs,
  };
};
