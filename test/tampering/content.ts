import { formatCheckpoint } from "#audit/checkpoint/checkpoint.js";
import type { Policy } from "#audit/checkpoint/policy.js";
import { CompactRange } from "#audit/merkle/compact-range.js";
import { leafOfRecord } from "#audit/merkle/hash.js";
import { type SigningKey, signingKey } from "#audit/note/key.js";
import { formatNote } from "#audit/note/note.js";
import { signText } from "#audit/note/sign.js";
import type { StreamName } from "#kernel/index.js";
import type { OpeningKey } from "#sealing/data-keys.js";
import type { Bundle } from "#verification/bundle.js";

/** All that is in a bundle, in memory: what a forger has before them. */
export interface Content {
  readonly events: readonly Uint8Array[];
  readonly parts: readonly Uint8Array[];
  /** Notes, the smallest tree first. */
  readonly checkpoints: readonly Uint8Array[];
  readonly keys: ReadonlyMap<StreamName, OpeningKey>;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

async function* batches<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  for (let from = 0; from < items.length; from += 100) yield items.slice(from, from + 100);
}

export const memoryBundle = (content: Content): Bundle => ({
  events: () => batches(content.events.map((bytes, at) => ({ bytes, at }))),
  lineAt: async (at) => content.events[at] ?? Buffer.of(),
  checkpoints: () =>
    batches(content.checkpoints.map((note) => Buffer.from(JSON.stringify(textOf(note))))),
  parts: () => batches(content.parts),
  keys: content.keys,
  blobs: () => content.blobs.keys(),
  blob: async (hash) => content.blobs.get(hash),
});

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

const origin = "log.example.org";
export const logKey = signingKey(origin, "ed25519", Buffer.alloc(32, 1));
/** Of the same name, as a forger would make it. */
export const forgedKey = signingKey(origin, "ed25519", Buffer.alloc(32, 2));
export const witnessKey = signingKey("witness.example.org", "cosignature", Buffer.alloc(32, 3));

const witness = { name: "w", key: witnessKey };
export const policy: Policy = {
  logs: [{ key: logKey }],
  witnesses: [witness],
  quorum: { witness },
};

const someDay = 1_700_000_000;

/** Signs the tree at every so many events, and at the end of it. */
export const signTree = (
  events: readonly Uint8Array[],
  keys: readonly SigningKey[],
  every = 29,
): readonly Uint8Array[] => {
  const range = CompactRange.empty();
  const notes: Uint8Array[] = [];
  for (const bytes of events) {
    range.append(leafOfRecord(bytes));
    const size = range.end;
    if (size % every !== 0 && size !== events.length) continue;
    const text = formatCheckpoint({ origin, size, root: range.root(), extensions: [] });
    const signatures = keys.map((key) => signText(key, text, someDay));
    notes.push(formatNote({ text, signatures }));
  }
  return notes;
};
