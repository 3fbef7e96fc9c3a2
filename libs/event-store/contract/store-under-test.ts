import type { StreamName } from "#kernel/index.js";
import type { EncodedEvent, EventStore } from "../port.js";

/** An adapter with an empty log, and what the contract must be able to do to it. */
export interface StoreUnderTest {
  readonly store: EventStore;
  /** The same log over connections of its own, as another process has it. */
  readonly another: EventStore;
  /** What `rival` does, in a process of its own where the adapter can be reached from one. */
  rivalProcess(streams: readonly StreamName[]): Promise<string[][]>;
  /** The next append through `store` is committed, but its answer never comes. */
  loseNextAnswer(): void;
  /** A writer that has written the first events of a stream and stays in mid-transaction. */
  holdWriter(events: readonly EncodedEvent[]): Promise<HeldWriter>;
  close(): Promise<void>;
}

export interface HeldWriter {
  commit(): Promise<void>;
  rollBack(): Promise<void>;
}

export type Subject = () => StoreUnderTest;
