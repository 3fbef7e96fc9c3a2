import { randomUUID } from "node:crypto";
import {
  isObject,
  type JsonObject,
  kindOf,
  type RecordedEvent,
  streamName,
} from "#kernel/index.js";
import { sealText } from "#sealing/blob.js";
import { sealedValuesOf } from "#sealing/sealed-values.js";
import { aggregateOf } from "#verification/act.js";
import { partLine } from "#verification/part-lines.js";
import { keyOf } from "../domain/house.js";
import type { Random } from "../random.js";
import { type Content, forgedKey, logKey, signTree, witnessKey } from "./content.js";
import { decoded, flipped, forged, inserted, replaced, type Skill, without } from "./forging.js";

/** What is done to a bundle; undefined where there is nothing to do it to. */
type Mutation = (content: Content, random: Random, skill: Skill) => Content | undefined;

const flip: Mutation = (content, random) => {
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

const drop: Mutation = (content, random, skill) => {
  const at = random.between(0, content.events.length - 1);
  const lines = without(content.events, at);
  return forged(content, skill, lines, () => decoded(lines));
};

const reorder: Mutation = (content, random, skill) => {
  const { events } = content;
  const [one, other] = [random.between(0, events.length - 1), random.between(0, events.length - 1)];
  const [first, second] = [events[one], events[other]];
  if (one === other || !first || !second) return undefined;
  const lines = replaced(replaced(events, one, second), other, first);
  return forged(content, skill, lines, () => decoded(lines));
};

const duplicate: Mutation = (content, random, skill) => {
  const { events } = content;
  const line = random.oneOf(events);
  if (!line) return undefined;
  const lines = inserted(events, random.between(0, events.length), line);
  return forged(content, skill, lines, () => decoded(lines));
};

/** The same as somebody else's, or of a stream that never was. */
const insert: Mutation = (content, random, skill) => {
  const { events } = content;
  const all = decoded(events);
  const event = random.oneOf(all);
  if (!event) return undefined;
  const stranger = { ...event, stream: streamName(kindOf(event.stream), randomUUID()) };
  const at = random.between(0, all.length);
  const line = Buffer.from(JSON.stringify(stranger));
  return forged(content, skill, inserted(events, at, line), () => inserted(all, at, stranger));
};

const resign: Mutation = (content, random) => {
  const keys = random.oneOf([[forgedKey, witnessKey], [forgedKey], [witnessKey], [logKey]]) ?? [];
  return { ...content, checkpoints: signTree(content.events, keys) };
};

/** Everything up to a checkpoint is as it was; what comes after it is another story. */
const fork: Mutation = (content, random) => {
  const all = decoded(content.events);
  const at = random.between(1, all.length - 1);
  const later = all.slice(at).filter(() => random.fraction() < 0.7);
  if (later.length === all.length - at) return undefined;
  return forged(content, "insider", [], () => [...all.slice(0, at), ...later]);
};

const swapBlob: Mutation = (content, random) => {
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

const swapPart: Mutation = (content, random) => {
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
const forgeErasure: Mutation = (content, random, skill) => {
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

const bumped = (value: JsonObject[string]): JsonObject[string] => {
  if (!isObject(value)) return value;
  const counts = { ...value } as Record<string, JsonObject[string]>;
  const [yes, no] = [counts["for"], counts["against"]];
  if (typeof yes === "number" && typeof no === "number") {
    counts["for"] = yes === 0 ? no : yes - 1;
    counts["against"] = yes === 0 ? yes : no + 1;
  }
  return counts;
};

/** Every place that tells how a vote came out tells it otherwise, and all else is as it should be. */
const changeTally: Mutation = (content, random, skill) => {
  const all = decoded(content.events);
  const tally = random.oneOf(all.filter(({ type }) => type === "BallotsTallied"));
  if (!tally) return undefined;
  const changed = all.map((event) => {
    const { item, counts, sheet } = event.data;
    if (event.stream !== tally.stream || item !== tally.data["item"]) return event;
    if (event.type === "BallotsTallied")
      return { ...event, data: { ...event.data, counts: bumped(counts ?? null) } };
    if (!isObject(sheet)) return event;
    const { counts: told } = event.data["sheet"] as JsonObject;
    const other = { ...(sheet as JsonObject), counts: bumped(told ?? null) };
    return { ...event, data: { ...event.data, sheet: other } };
  });
  const lines = changed.map((event) => Buffer.from(JSON.stringify(event)));
  return forged(content, skill, lines, () => changed);
};

const backDate: Mutation = (content, random, skill) => {
  const all = decoded(content.events);
  const event = random.oneOf(all);
  if (!event) return undefined;
  const days = random.between(1, 400);
  const at = new Date(Date.parse(event.at) - days * 86_400_000).toISOString();
  const changed = all.map((one) => (one.command.id === event.command.id ? { ...one, at } : one));
  const lines = changed.map((one) => Buffer.from(JSON.stringify(one)));
  return forged(content, skill, lines, () => changed);
};

const oddities: readonly JsonObject[string][] = [null, 0, -1, "", "x", [], {}, [null], true];

/** An event that does not say what such an event says. */
const hollow: Mutation = (content, random, skill) => {
  const all = decoded(content.events);
  const at = random.between(0, all.length - 1);
  const event = all[at];
  const key = event && random.oneOf(Object.keys(event.data));
  if (!event || key === undefined) return undefined;
  const { [key]: was, ...rest } = event.data;
  const odd = random.oneOf(oddities) ?? null;
  if (JSON.stringify(odd) === JSON.stringify(was)) return undefined;
  const data: JsonObject = random.fraction() < 0.4 ? rest : { ...rest, [key]: odd };
  const changed = replaced(all, at, { ...event, data });
  const lines = replaced(content.events, at, Buffer.from(JSON.stringify(changed[at])));
  return forged(content, skill, lines, () => changed);
};

export const mutations = {
  hollow,
  flip,
  drop,
  reorder,
  duplicate,
  insert,
  "re-sign": resign,
  fork,
  "swap-a-scheme": swapBlob,
  "swap-a-sealed-part": swapPart,
  "forge-an-erasure": forgeErasure,
  "change-a-tally": changeTally,
  "back-date": backDate,
} as const satisfies Readonly<Record<string, Mutation>>;

export type Kind = keyof typeof mutations;
