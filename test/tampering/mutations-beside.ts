import { randomUUID } from "node:crypto";
import { type RecordedEvent, streamName } from "#kernel/index.js";
import { sealText } from "#sealing/blob.js";
import { sealedValuesOf } from "#sealing/sealed-values.js";
import { aggregateOf } from "#verification/act.js";
import { partLine } from "#verification/part-lines.js";
import { keyOf } from "../domain/house.js";
import { decoded, flipped, forged, type Mutation, replaced, without } from "./forging.js";

export const flip: Mutation = (content, random) => {
  const { events, parts, checkpoints, blobs, keys } = content;
  const inLine = (lines: readonly Uint8Array[]) => {
    const at = random.between(0, lines.length - 1);
    return replaced(lines, at, flipped(lines[at] ?? Buffer.of(), random));
  };
  switch (random.between(0, 4)) {
    case 0:
      return parts.length > 0 ? { ...content, parts: inLine(parts) } : undefined;
    case 1: {
      const [hash, bytes] = random.oneOf([...blobs]) ?? [];
      if (hash === undefined || !bytes) return undefined;
      return { ...content, blobs: new Map([...blobs, [hash, flipped(bytes, random)]]) };
    }
    case 2: {
      const [subject, key] = random.oneOf([...keys]) ?? [];
      if (subject === undefined || !key) return undefined;
      const field = random.oneOf(["encryption", "commitment"] as const) ?? "encryption";
      const other = { ...key, [field]: flipped(key[field], random) };
      return { ...content, keys: new Map([...keys, [subject, other]]) };
    }
    case 3: {
      // A cosignature by somebody whom nobody knows may say what it likes: the log's own may not.
      const at = random.between(0, checkpoints.length - 1);
      const note = checkpoints[at] ?? Buffer.of();
      const end = Buffer.from(note).indexOf("— witness");
      return { ...content, checkpoints: replaced(checkpoints, at, flipped(note, random, 0, end)) };
    }
    default:
      return { ...content, events: inLine(events) };
  }
};

export const swapBlob: Mutation = (content, random) => {
  const [hash, bytes] = random.oneOf([...content.blobs]) ?? [];
  if (hash === undefined || !bytes) return undefined;
  const { [hash]: _, ...others } = Object.fromEntries(content.blobs);
  if (random.fraction() < 0.3) return { ...content, blobs: new Map(Object.entries(others)) };
  const other = Buffer.from(
    Buffer.from(bytes)
      .toString("utf8")
      .replace(/"59"|\b3\b/, "9"),
  );
  if (Buffer.compare(other, bytes) === 0) return undefined;
  return { ...content, blobs: new Map([...content.blobs, [hash, other]]) };
};

const named = (event: RecordedEvent) =>
  sealedValuesOf(event.data, aggregateOf(event.stream).events[event.type]?.personal);

export const swapPart: Mutation = (content, random) => {
  const { parts } = content;
  const at = random.between(0, parts.length - 1);
  const other = random.between(0, parts.length - 1);
  const [one, two] = [parts[at], parts[other]];
  if (!one || !two || at === other) return undefined;
  switch (random.between(0, 2)) {
    case 0:
      return { ...content, parts: without(parts, at) };
    case 1:
      return { ...content, parts: replaced(replaced(parts, at, two), other, one) };
    default: {
      // Other words under the subject's own key, which only the hash in the event gives away.
      const event = random.oneOf(decoded(content.events).filter((each) => named(each).length > 0));
      const [value] = event ? named(event) : [];
      if (!event || !value) return undefined;
      const place = { command: event.command.id, index: 0, pointer: value.pointer };
      const blob = sealText(keyOf(value.of), place, "Other words.");
      const where = parts.findIndex((line) => Buffer.from(line).includes(value.sealed));
      const line = partLine({ hash: value.sealed, blob });
      return where < 0 ? undefined : { ...content, parts: replaced(parts, where, line) };
    }
  }
};

/** All that was sealed of a subject is gone, as if it had been erased. */
export const forgeErasure: Mutation = (content, random, skill) => {
  const all = decoded(content.events);
  const subject = random.oneOf([...content.keys.keys()]);
  const model = all.at(-1);
  if (subject === undefined || !model) return undefined;
  const gone = new Set(
    all.flatMap((event) =>
      named(event).flatMap(({ sealed, of }) => (of === subject ? sealed : [])),
    ),
  );
  const isGone = (line: Uint8Array) => [...gone].some((hash) => Buffer.from(line).includes(hash));
  const keys = new Map([...content.keys].filter(([of]) => of !== subject));
  const parts = content.parts.filter((line) => !isGone(line));
  if (skill === "clumsy") return { ...content, keys, parts };
  const { basis: _, ...plain } = model;
  const erasure = {
    ...plain,
    stream: streamName("erasure", randomUUID()),
    type: "ErasureCarriedOut",
    schema: 1,
    data: { subject, carriedOutOn: model.at.slice(0, 10) },
  };
  return forged({ ...content, keys, parts }, skill, [], () => [...all, erasure]);
};
