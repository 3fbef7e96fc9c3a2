import type { EventStoreDBClient, RecordedEvent } from "@eventstore/db-client";
import { kindOf, type StreamName } from "#kernel/index.js";
import {
  beginning,
  LogUnavailable,
  type Direction,
  type Position,
  type StoredEvent,
} from "../port.js";
import { failureOf, noPosition, unavailable } from "./faults.js";
import { atLeader, leading } from "./leader.js";
import { picked } from "./patience.js";
import { placeOf, positionAt } from "./position.js";
import { isOurs, nameOf, stored } from "./recorded.js";

export class Reads {
  constructor(private readonly client: EventStoreDBClient) {}

  /** As the server keeps them; a stream that there is not has none. */
  async stream(
    stream: StreamName,
    from: number,
    direction: Direction,
    maxCount: number,
  ): Promise<readonly RecordedEvent[]> {
    if (maxCount === 0) return [];
    const options = { ...leading, fromRevision: BigInt(from), direction, maxCount };
    return ask(() =>
      picked(this.client.readStream(nameOf(stream), options), maxCount, ({ event }) => event),
    );
  }

  /** Of $all what is ours: the server can filter what it is asked to follow, but not a read. */
  async all(
    after: Position,
    limit: number,
    kinds?: readonly string[],
  ): Promise<readonly StoredEvent[]> {
    const options = { ...leading, fromPosition: placeOf(after) };
    if (limit === 0 || kinds?.length === 0) return [];
    return ask(
      () =>
        picked(this.client.readAll(options), limit, ({ event }) => {
          // It reads from a position on, which is included.
          if (!event || !isOurs(event) || positionAt(event.position) <= after) return undefined;
          const one = stored(event);
          return !kinds || kinds.includes(kindOf(one.event.stream)) ? one : undefined;
        }),
      after,
    );
  }
}

/** @throws LogUnavailable, RangeError */
const ask = async <Event>(
  call: () => Promise<readonly Event[]>,
  after = beginning,
): Promise<readonly Event[]> => {
  try {
    return await atLeader(call);
  } catch (error) {
    if (error instanceof LogUnavailable) throw error;
    const { kind } = failureOf(error);
    if (kind === "no-stream") return [];
    if (kind === "no-position") throw noPosition(after);
    throw kind === "fault" ? error : unavailable(error);
  }
};
