import type { Pool } from "pg";
import type { EventStore } from "../port.js";
import { clientAt } from "./client.js";
import { EventStoreDbEventStore } from "./eventstoredb-event-store.js";
import { PostgresSealedParts } from "./postgres-sealed-parts.js";

/**
 * @param pool of the database that holds what is sealed (`logMigrations`, `partsInDoubtMigrations`)
 * @throws Error when the address names a certificate that is not there
 */
export const openEventStoreDb = (address: string, pool: Pool): EventStore =>
  new EventStoreDbEventStore(clientAt(address), new PostgresSealedParts(pool));
