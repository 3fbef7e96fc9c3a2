import { randomUUID } from "node:crypto";
import type { AppendResult, EventStoreDBClient } from "@eventstore/db-client";
import { append as unaryAppend } from "@eventstore/db-client/dist/streams/appendToStream/append.js";
import type { StreamName } from "#kernel/index.js";
import { LogUnavailable, type Appended, type EncodedEvent, type Expected } from "../port.js";
import { failureOf, reasonOf, unavailable } from "./faults.js";
import { atLeader, leading } from "./leader.js";
import { patience, within } from "./patience.js";
import { positionAt } from "./position.js";
import type { Reads } from "./reads.js";
import { attemptOf, isOurs, nameOf, proposal, stored, tooOld } from "./recorded.js";

/**
 * A repeat that comes while the first is being written waits for a commit that is not its own, until
 * the server gives up. Asked then, it knows.
 * @throws what the first call did, should the second one not reach the log
 */
const onceMore = async <Answer>(error: unknown, send: () => Promise<Answer>): Promise<Answer> => {
  if (failureOf(error).kind !== "timed-out") throw error;
  return send().catch((second: unknown) => {
    throw failureOf(second).kind === "elsewhere" ? second : error;
  });
};

export class Appends {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reads: Reads,
  ) {}

  async append(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
  ): Promise<Appended> {
    const attempt = randomUUID();
    const send = () => atLeader(() => this.#send(stream, expected, events, attempt));
    try {
      const appended = await send().catch((error: unknown) => onceMore(error, send));
      return await this.#accepted(stream, events, attempt, appended);
    } catch (error) {
      if (error instanceof LogUnavailable) throw error;
      const failure = failureOf(error);
      switch (failure.kind) {
        case "elsewhere":
          return this.#refused(stream, events, failure.actual);
        case "answer-lost":
        case "timed-out":
          return { outcome: "unknown", reason: reasonOf(error) };
        case "nothing-done":
          throw unavailable(error);
        case "not-leader":
        case "no-stream":
        case "no-position":
        case "fault":
          throw error;
      }
    }
  }

  /**
   * By the call for one append. The client's own choice, the call for many, is one for all writers:
   * it waits without end for a server that is silent, and a loss of it ends the process.
   */
  async #send(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
    attempt: string,
  ): Promise<AppendResult> {
    const expectedRevision = expected === "none" ? ("no_stream" as const) : BigInt(expected);
    const proposals = events.map((event) => proposal(event, attempt));
    const options = { ...leading, expectedRevision, batchAppendSize: 0 };
    return within(patience, unaryAppend.call(this.client, nameOf(stream), proposals, options));
  }

  /** The server says the same when these very events were there already: whose are they? */
  async #accepted(
    stream: StreamName,
    events: readonly EncodedEvent[],
    attempt: string,
    { position: told }: AppendResult,
  ): Promise<Appended> {
    const version = events.at(-1)?.event.version ?? 0;
    // That they are stored is certain, whatever becomes of this look.
    const [last] = await this.reads.stream(stream, version, "forwards", 1).catch(() => []);
    const at = last?.position ?? told;
    if (!at) throw tooOld();
    const isRepeat = last !== undefined && attemptOf(last) !== attempt;
    return { outcome: isRepeat ? "duplicate" : "ok", position: positionAt(at) };
  }

  /** It may be these very events that it stands at, should the server not have said so itself. */
  async #refused(
    stream: StreamName,
    events: readonly EncodedEvent[],
    actual: bigint | "no_stream",
  ): Promise<Appended> {
    const from = events[0]?.event.version ?? 0;
    const recorded = await this.reads.stream(stream, from, "forwards", events.length);
    const there = recorded.filter(isOurs).map(stored);
    const last = there.at(-1);
    const areThere = events.every(({ event }, nth) => there[nth]?.event.id === event.id);
    if (last && areThere) return { outcome: "duplicate", position: last.position };
    return { outcome: "conflict", actual: actual === "no_stream" ? "none" : Number(actual) };
  }
}
