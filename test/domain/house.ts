import type { BlobStore } from "#commands/blob-store.js";
import { CommandRoad } from "#commands/command-road.js";
import type { Operation } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import { ProcessRoad } from "#commands/process-road.js";
import { Streams } from "#commands/streams.js";
import { MemoryEventStore } from "#event-store/memory.js";
import type { EventStore } from "#event-store/port.js";
import { type Actor, engine, type Process, type StreamName } from "#kernel/index.js";
import { importDossier } from "#labelling/import/import-dossier.js";
import { everyCommand, operations } from "#labelling/registry.js";
import { dataKey, type DataKey, type DataKeys } from "#sealing/data-keys.js";
import { sha256 } from "#sealing/hash.js";
import { createLogSecret } from "#sealing/log-secret.js";
import { Sealer } from "#sealing/sealer.js";

export const secret = createLogSecret(new Uint8Array(32).fill(7));

/** Keys that follow from their subject, so that what was sealed yesterday opens today. */
export const derivedKeys: DataKeys = {
  find: async (subjects) => new Map(subjects.map((subject) => [subject, keyOf(subject)])),
  ensure: async (subject) => keyOf(subject),
};

const keys = new Map<StreamName, DataKey>();

export const keyOf = (subject: StreamName): DataKey => {
  const known = keys.get(subject);
  if (known) return known;
  const key = dataKey(Buffer.from(sha256(Buffer.from(`a key for ${subject}`)), "hex"));
  keys.set(subject, key);
  return key;
};

/** Every key has been destroyed. */
export const erasedKeys: DataKeys = {
  find: async () => new Map(),
  ensure: () => Promise.reject(new Error("nothing is sealed here any more")),
};

export class MemoryBlobs implements BlobStore {
  readonly kept = new Map<string, Uint8Array>();
  async put(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes);
    this.kept.set(hash, bytes);
    return hash;
  }
  async get(hash: string): Promise<Uint8Array | undefined> {
    return this.kept.get(hash);
  }
}

const processes: readonly Process[] = [
  importDossier,
  ...operations.filter((operation) => operation.asks === "several"),
];
const every: ReadonlyMap<string, Operation> = new Map(
  [
    ...everyCommand.map((command) => ({ asks: "one" as const, ...command })),
    ...processes.map((process) => ({ asks: "several" as const, ...process })),
  ].map((operation) => [operation.type, operation]),
);

export const operationOf = (type: string): Operation => {
  const operation = every.get(type);
  if (!operation) throw new Error(`nothing is called ${type}`);
  return operation;
};

/** As the API names what a caller makes. */
export const newId = (operation: Operation, { actor, key, body }: Omit<Asked, "type" | "id">) => {
  const { on, type } = operation;
  if (operation.asks === "one" && operation.identity)
    return secret.newId(engine, on.kind, operation.identity(body));
  return on.kind === "person"
    ? secret.newPersonId(actor.id, type, key)
    : secret.newId(actor.id, type, key);
};

export interface Asked {
  readonly type: string;
  /** Of the stream acted on; absent where the operation makes a new thing. */
  readonly id?: string;
  readonly body: object;
  readonly actor: Actor;
  readonly key: string;
}

/** A process of its own on the log: it has its own folded streams. */
export interface Office {
  readonly streams: Streams;
  ask(asked: Asked): Promise<Outcome>;
}

/** The write side on a log in memory, under a clock that is set by hand. Everything is permitted. */
export interface DomainHouse {
  readonly store: EventStore;
  readonly blobs: MemoryBlobs;
  /** Moves the clock; back too, as a wall clock may. Facts known until then are a minute old. */
  setClock(at: string): void;
  office(): Office;
}

export const domainHouse = (): DomainHouse => {
  const store = new MemoryEventStore();
  const blobs = new MemoryBlobs();
  const sealer = new Sealer(derivedKeys, secret);
  let now = "2006-01-02T09:00:00.000Z";
  let looks = 0;
  const clock = { now: () => now, isTrusted: () => true };
  return {
    store,
    blobs,
    setClock: (at) => {
      now = at;
      looks += 60_000;
    },
    office: () => {
      const streams = new Streams(store, () => (looks += 0.001));
      const road = new CommandRoad(store, streams, sealer, secret, blobs, clock);
      const processRoad = new ProcessRoad(road, streams, secret, blobs);
      return {
        streams,
        ask: (asked) => {
          const operation = operationOf(asked.type);
          const request = { ...asked, id: asked.id ?? newId(operation, asked) };
          return operation.asks === "one"
            ? road.execute({ ...request, command: operation })
            : processRoad.execute({ ...request, process: operation });
        },
      };
    },
  };
};
