import fs from "node:fs";
import path from "node:path";
import type { BlobStore } from "#commands/blob-store.js";
import type { DomainEvent, EncodedEvent, Json, RecordedEvent } from "#kernel/index.js";
import { decodeEvent } from "#sealing/event-codec.js";
import { replaceFields } from "#sealing/personal-fields.js";
import { aggregateOf } from "#verification/act.js";

export const here = (...names: readonly string[]) => path.join(import.meta.dirname, ...names);
const text = (file: string) => fs.readFileSync(file, "utf8");
const json = (file: string): unknown => JSON.parse(text(file));

/** A log that was told once: its events as they were stored, and all that it takes to read them. */
export interface KeptLog {
  readonly events: readonly EncodedEvent[];
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** What is to be read in a kept log. */
export interface Readings {
  /** The personal values of each event by its id, and by JSON pointer. */
  readonly opened: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Every stream's state after its last event. */
  readonly states: Readonly<Record<string, unknown>>;
}

/** One event of a type in one schema version, and the file that holds its exact bytes. */
export const sampleFile = (type: string, schema: number): string => `events/${type}.${schema}.json`;

export const isKept = (story: string): boolean => fs.existsSync(here("logs", story, "log.jsonl"));

export const readSamples = (): readonly { readonly file: string; readonly bytes: Uint8Array }[] =>
  fs
    .readdirSync(here("events"))
    .map((name) => ({ file: `events/${name}`, bytes: fs.readFileSync(here("events", name)) }));

export const storyNames = (): readonly string[] => fs.readdirSync(here("logs"));

export const readLog = (story: string): KeptLog => {
  const lines = text(here("logs", story, "log.jsonl"))
    .trimEnd()
    .split("\n");
  const parts = json(here("logs", story, "sealed.json")) as Record<string, string>;
  return {
    events: lines.map((line) => {
      const bytes = Buffer.from(line, "utf8");
      return { event: decodeEvent(bytes), bytes };
    }),
    parts: new Map(
      Object.entries(parts).map(([hash, blob]) => [hash, Buffer.from(blob, "base64")]),
    ),
  };
};

export const readReadings = (story: string): Readings => ({
  opened: json(here("logs", story, "opened.json")) as Readings["opened"],
  states: json(here("logs", story, "states.json")) as Readings["states"],
});

export const keptBlobNames = (): readonly string[] =>
  fs.readdirSync(here("blobs")).map((name) => path.basename(name, ".json"));

export const keptBlobs: BlobStore = {
  put: () => Promise.reject(new Error("these are made by the generator alone")),
  get: async (hash) => {
    const file = here("blobs", `${hash}.json`);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  },
};

/** What stands in the personal fields of an event, by JSON pointer: references, or what they open to. */
export const personalIn = (
  { stream, type }: RecordedEvent,
  told: DomainEvent,
): Readonly<Record<string, Json>> => {
  const found: Record<string, Json> = {};
  replaceFields({ ...told }, aggregateOf(stream).events[type]?.personal ?? [], (value, pointer) => {
    found[pointer] = value;
    return value;
  });
  return found;
};
