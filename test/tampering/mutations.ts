import { randomUUID } from "node:crypto";
import { isObject, type JsonObject, kindOf, streamName } from "#kernel/index.js";
import { forgedKey, logKey, signTree, witnessKey } from "./content.js";
import { decoded, forged, inserted, type Mutation, replaced, without } from "./forging.js";
import { flip, forgeErasure, swapBlob, swapPart } from "./mutations-beside.js";

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
  const lines = inserted(events, random.between(0, events.length - 1), line);
  return forged(content, skill, lines, () => decoded(lines));
};

/** The same as somebody else's, or of a stream that never was. */
const insert: Mutation = (content, random, skill) => {
  const { events } = content;
  const all = decoded(events);
  const event = random.oneOf(all);
  if (!event) return undefined;
  const stranger = { ...event, stream: streamName(kindOf(event.stream), randomUUID()) };
  // After what was kept, whoever has every key does not forge: they go on.
  const at = random.between(0, all.length - 1);
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
