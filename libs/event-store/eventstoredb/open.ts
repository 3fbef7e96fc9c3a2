import type { EventStore } from "../port.js";
import { clientAt } from "./client.js";
import { EventStoreDbEventStore } from "./eventstoredb-event-store.js";
import type { PostgresSealedParts } from "./postgres-sealed-parts.js";

/**
 * @param parts where what is sealed stands: EventStoreDB has the events alone
 * @throws Error when the address names a certificate that is not there
 */
export const openEventStoreDb = (address: string, parts: PostgresSealedParts): EventStore =>
  new EventStoreDbEventStore(clientAt(address), parts);
