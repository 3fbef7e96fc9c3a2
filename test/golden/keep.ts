import fs from "node:fs";
import path from "node:path";
import type { StoredEvent } from "#event-store/port.js";
import type { SealedValue } from "#kernel/index.js";
import { derivedKeys, type DomainHouse } from "../domain/house.js";
import { aggregateOf } from "#verification/act.js";
import { foldMasked, logOf, openEvents } from "../domain/replay.js";
import { here, personalIn, readLog, sampleFile, storyNames } from "./kept.js";

/** Writes a file that is not there yet. */
const keep = (content: string | Uint8Array, ...names: readonly string[]): void => {
  const file = here(...names);
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  console.log(path.relative(process.cwd(), file));
};

/** One line an entry, so that a change is one line of a diff. */
const object = (entries: readonly (readonly [string, unknown])[]): string =>
  `{\n${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",\n")}\n}\n`;

/** A log as it was stored: what can never be made again. */
export const keepLog = async (
  story: string,
  stored: readonly StoredEvent[],
  { store, blobs }: DomainHouse,
): Promise<void> => {
  const hashes = stored.flatMap(({ event }) =>
    Object.values(personalIn(event, { ...event.data, type: event.type })).map(
      (value) => (value as unknown as SealedValue).sealed,
    ),
  );
  const parts = await store.sealedParts(hashes);
  const sealed = [...parts].map(
    ([hash, blob]) => [hash, Buffer.from(blob).toString("base64")] as const,
  );
  keep(
    stored.map(({ bytes }) => `${Buffer.from(bytes).toString("utf8")}\n`).join(""),
    "logs",
    story,
    "log.jsonl",
  );
  keep(object(sealed), "logs", story, "sealed.json");
  for (const [hash, bytes] of blobs.kept) keep(bytes, "blobs", `${hash}.json`);
};

/** What follows from a kept log. Taken away, it is written anew: what differs is to be read. */
export const keepReadings = async (story: string): Promise<void> => {
  const { events: encoded, parts } = readLog(story);
  const events = encoded.map(({ event }) => event);
  const opened = await openEvents(events, async () => parts, derivedKeys);
  const values = opened.flatMap((told, index) => {
    const event = events[index];
    const personal = event ? personalIn(event, told) : {};
    return event && Object.keys(personal).length > 0 ? [[event.id, personal] as const] : [];
  });
  keep(object(values), "logs", story, "opened.json");
  const states = [...logOf(events)].map(
    ([stream, own]) => [stream, foldMasked(aggregateOf(stream), own)] as const,
  );
  keep(object(states), "logs", story, "states.json");
};

/** The first event of each type and schema version, out of the logs that were kept first. */
export const keepSamples = (): void => {
  for (const story of storyNames())
    for (const { event, bytes } of readLog(story).events)
      keep(bytes, sampleFile(event.type, event.schema));
};
