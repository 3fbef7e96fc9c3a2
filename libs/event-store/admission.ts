import type { StreamName } from "#kernel/index.js";
import { AppendTooLarge, limits, type EncodedEvent, type Expected } from "./port.js";

/**
 * What every adapter asks of an append before it touches the log.
 * @throws AppendTooLarge beyond `limits`; RangeError when the events are none, or not the ones that
 * follow `expected` in `stream`: both are faults of the program, not of its user.
 */
export const admit = (
  stream: StreamName,
  expected: Expected,
  events: readonly EncodedEvent[],
): void => {
  if (events.length === 0) throw new RangeError(`Nothing to append to ${stream}.`);
  if (events.length > limits.events) throw new AppendTooLarge(`${events.length} events.`);
  const first = after(expected);
  let bytes = 0;
  for (const [index, { event, bytes: own }] of events.entries()) {
    if (event.stream !== stream || event.version !== first + index)
      throw new RangeError(
        `${event.stream}@${event.version} cannot be appended as ${stream}@${first + index}.`,
      );
    if (own.length > limits.eventBytes) throw new AppendTooLarge(`${own.length} bytes an event.`);
    bytes += own.length;
  }
  if (bytes > limits.appendBytes) throw new AppendTooLarge(`${bytes} bytes an append.`);
};

/** The version that the first event gets. */
export const after = (expected: Expected): number => (expected === "none" ? 0 : expected + 1);
