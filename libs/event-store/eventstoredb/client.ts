import { EventStoreDBClient } from "@eventstore/db-client";

interface Inner {
  handleError(client: unknown, error: Error): Promise<void>;
}

/**
 * A client for the address of a server or cluster (`isEventStoreUrl`).
 * @throws Error when it names a certificate that is not there
 */
export const clientAt = (address: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(address);
  // After a failed call it looks for another node in a promise that nobody holds: when there is none,
  // that would end the process. Who calls next is told so.
  const inner = client as unknown as Inner;
  const { handleError } = inner;
  inner.handleError = (channel, error) => handleError(channel, error).catch(() => undefined);
  return client;
};
