// A log of samples with its tree, on a real PostgreSQL, for the specs of what is signed of it.
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Client, Pool } from "pg";
import { freshStream, samples } from "#event-store/contract/samples.js";
import { openEventStoreDb } from "#event-store/eventstoredb/open.js";
import { partsInDoubtMigrations } from "#event-store/eventstoredb/migrations.js";
import { PostgresSealedParts } from "#event-store/eventstoredb/postgres-sealed-parts.js";
import { beginning, type EventStore, type StoredEvent } from "#event-store/port.js";
import { logMigrations } from "#event-store/postgres/migrations.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { Leases } from "#projections/leases.js";
import { projectionMigrations } from "#projections/migrations.js";
import { pause } from "#projections/pause.js";
import { serverUnderTest } from "./event-store-server/under-test.js";
import { testDatabase } from "./postgres.js";
import { auditMigrations } from "#audit-log/migrations.js";
import { Sequencer } from "#audit-log/sequencer.js";
import { Signer, type SignerParts } from "#audit-log/signer.js";
import { readTree } from "#audit-log/tree.js";

export interface LogUnderTest {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly folder: string;
  readonly faults: unknown[];
  lease(name: string): string | undefined;
  /** Appends that many events to a stream of their own. */
  append(count: number): Promise<void>;
  all(): Promise<readonly StoredEvent[]>;
  /** Sequences until the tree is of that size. */
  sequence(size: number): Promise<void>;
  signer(more?: Partial<SignerParts>): Signer;
  close(): Promise<void>;
}

export const logUnderTest = async (where: "postgres" | "eventstoredb"): Promise<LogUnderTest> => {
  const database = await testDatabase();
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-audit-"));
  const pool = new Pool({ ...database.connection, max: 4 }).on("error", () => undefined);
  const rooms = [logMigrations, partsInDoubtMigrations, projectionMigrations, auditMigrations];
  for (const { sql } of rooms.flat()) await pool.query(sql);
  const server = where === "eventstoredb" ? await serverUnderTest() : undefined;
  const store = server
    ? openEventStoreDb(server.address, new PostgresSealedParts(pool))
    : new PostgresEventStore(pool);
  const client = new Client(database.connection);
  await client.connect();
  const leases = new Leases(client);
  await leases.hold([Sequencer.work, Signer.work]);
  const faults: unknown[] = [];
  const lease = (name: string) => leases.token(name);
  const report = (fault: unknown) => faults.push(fault);
  return {
    store,
    pool,
    folder,
    faults,
    lease,
    append: async (count) => {
      const stream = freshStream();
      for (let from = 0; from < count; from += 100) {
        const some = samples(stream, from, Math.min(100, count - from));
        await store.append(stream, from === 0 ? "none" : from - 1, some, []);
      }
    },
    all: () => store.readAll(beginning, 1_000_000),
    sequence: async (size) => {
      const stopping = new AbortController();
      const parts = { store, db: pool, lease: () => lease(Sequencer.work), report };
      const running = new Sequencer(parts).run(stopping.signal);
      while ((await readTree(pool)).size < size && faults.length === 0) await pause(10);
      stopping.abort();
      await running;
    },
    signer: (more = {}) =>
      new Signer({
        store,
        db: pool,
        lease: () => lease(Signer.work),
        keyFile: path.join(folder, "log.key"),
        origin: "log.example.org",
        isEnoughAlone: true,
        ...more,
      }),
    close: async () => {
      await client.end();
      await pool.end();
      await server?.close();
      await database.drop();
      await fs.rm(folder, { recursive: true });
    },
  };
};
