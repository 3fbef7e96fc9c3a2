import type { StreamName } from "#kernel/index.js";
import type { EventStore } from "../port.js";
import { ids, samples } from "./samples.js";

/**
 * Appends to some streams in turn, each time where it sees the stream end, as others do meanwhile.
 * @returns the ids of each append that was accepted
 */
export const rival = async (
  store: EventStore,
  streams: readonly StreamName[],
  lane: number,
): Promise<string[][]> => {
  const accepted: string[][] = [];
  for (let round = 0; round < 50; round += 1) {
    const stream = streams[(round + lane) % streams.length] ?? "none-at-all";
    const [head] = await store.read(stream, Number.MAX_SAFE_INTEGER, "backwards", 1);
    const next = head ? head.event.version + 1 : 0;
    const events = samples(stream, next, 1 + (round % 4));
    const { outcome } = await store.append(stream, head ? next - 1 : "none", events, []);
    if (outcome === "ok") accepted.push(ids(events));
  }
  return accepted;
};
