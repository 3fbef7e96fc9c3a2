import type { Pool } from "pg";
import type { ErasableBlobs } from "#commands/blob-store.js";
import type { EventStore } from "#event-store/port.js";
import { kindOf, type StreamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";

export interface Stores {
  readonly store: EventStore;
  readonly blobs: ErasableBlobs;
  /** As who may remove what is sealed: the role that writes the log can only add. */
  readonly pool: Pool;
}

/** Removes what was sealed for these subjects, and their documents; what is gone already is no fault. */
export const purge = async (
  { store, blobs, pool }: Stores,
  subjects: readonly StreamName[],
): Promise<void> => {
  await pool.query(`delete from log.sealed_parts where subject = any($1)`, [subjects]);
  for (const subject of subjects)
    if (kindOf(subject) === application.kind)
      for (const hash of await documentsOf(store, subject)) await blobs.remove(hash);
};

const page = 1_000;

/** All that were ever attached: those that were taken off again are still there. */
const documentsOf = async (store: EventStore, file: StreamName): Promise<readonly string[]> => {
  const hashes: string[] = [];
  for (let from = 0; ; from += page) {
    const events = await store.read(file, from, "forwards", page);
    for (const { event } of events) {
      const { hash } = event.data;
      if (event.type === "DocumentAttached" && typeof hash === "string") hashes.push(hash);
    }
    if (events.length < page) return hashes;
  }
};
