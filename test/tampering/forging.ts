import type { RecordedEvent, StreamName } from "#kernel/index.js";
import { decodeEvent, encodeEvent } from "#sealing/event-codec.js";
import type { Random } from "../random.js";
import { type Content, forgedKey, logKey, signTree, witnessKey } from "./content.js";

/** How far a forger goes to hide what they did. */
export const skills = [
  /** Nothing else is touched. */
  "clumsy",
  /** Versions and ids follow again. */
  "consistent",
  /** And the tree is signed again, by a key of the forger's own under the log's name. */
  "re-signed",
  /** And the forger has the log's key, and the witness on their side: only what was kept tells. */
  "insider",
] as const;
export type Skill = (typeof skills)[number];

/** What is done to a bundle; undefined where there is nothing to do it to. */
export type Mutation = (content: Content, random: Random, skill: Skill) => Content | undefined;

export const decoded = (events: readonly Uint8Array[]): readonly RecordedEvent[] =>
  events.map(decodeEvent);

/**
 * Events as if they had been written so: versions contiguous, ids that follow from the bytes, and
 * whatever names an event by its id names it by the new one.
 */
export const rewritten = (events: readonly RecordedEvent[]): readonly Uint8Array[] => {
  const heads = new Map<StreamName, number>();
  const renamed = new Map<string, string>();
  return events.map((event) => {
    const version = (heads.get(event.stream) ?? -1) + 1;
    heads.set(event.stream, version);
    const { id, ...rest } = event;
    const { cause } = rest;
    const causedBy = cause === undefined ? undefined : renamed.get(cause);
    const told = {
      ...rest,
      version,
      ...(causedBy !== undefined && { cause: causedBy as typeof id }),
    };
    const encoded = encodeEvent(told);
    if (!renamed.has(id)) renamed.set(id, encoded.event.id);
    return encoded.bytes;
  });
};

/** What a forger makes of changed events, by their skill. */
export const forged = (
  content: Content,
  skill: Skill,
  lines: readonly Uint8Array[],
  events: () => readonly RecordedEvent[],
): Content => {
  if (skill === "clumsy") return { ...content, events: lines };
  const written = rewritten(events());
  if (skill === "consistent") return { ...content, events: written };
  const keys = skill === "insider" ? [logKey, witnessKey] : [forgedKey, witnessKey];
  return { ...content, events: written, checkpoints: signTree(written, keys) };
};

export const flipped = (bytes: Uint8Array, random: Random, from = 0, to = bytes.length) => {
  const copy = Uint8Array.from(bytes);
  const at = random.between(from, to - 1);
  copy[at] = (copy[at] ?? 0) ^ (1 << random.between(0, 7));
  return copy;
};

export const without = <Item>(items: readonly Item[], at: number): readonly Item[] => [
  ...items.slice(0, at),
  ...items.slice(at + 1),
];

export const replaced = <Item>(items: readonly Item[], at: number, item: Item): readonly Item[] => [
  ...items.slice(0, at),
  item,
  ...items.slice(at + 1),
];

export const inserted = <Item>(items: readonly Item[], at: number, item: Item): readonly Item[] => [
  ...items.slice(0, at),
  item,
  ...items.slice(at),
];
