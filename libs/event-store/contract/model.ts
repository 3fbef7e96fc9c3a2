import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { StreamName } from "#kernel/index.js";
import type { EncodedEvent, Expected } from "../port.js";
import { endOf, freshStream, ids, restOf, samples } from "./samples.js";
import type { Subject } from "./store-under-test.js";

interface Append {
  readonly stream: StreamName;
  readonly expected: Expected;
  readonly events: readonly EncodedEvent[];
}

/** All that a store is, told in arrays. */
class Model {
  readonly log: string[] = [];
  readonly #streams = new Map<StreamName, string[]>();

  length(stream: StreamName): number {
    return this.#streams.get(stream)?.length ?? 0;
  }

  append({ stream, events }: Append): "ok" | "duplicate" | "conflict" {
    const stored = this.#streams.get(stream) ?? [];
    const from = events[0]?.event.version ?? 0;
    const there = stored.slice(from, from + events.length);
    if (there.join() === ids(events).join()) return "duplicate";
    if (from !== stored.length) return "conflict";
    stored.push(...ids(events));
    this.#streams.set(stream, stored);
    this.log.push(...ids(events));
    return "ok";
  }
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant("append" as const),
    stream: fc.nat({ max: 2 }),
    // Right most of the time, else before or after where the stream stands.
    off: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { arbitrary: fc.integer({ min: -3, max: 2 }), weight: 1 },
    ),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant("again" as const), which: fc.nat() }),
);

export const model = (subject: Subject): void => {
  describe("any sequence of appends and repeats", () => {
    it("ends as the model says", () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const { store, another } = subject();
          const start = await endOf(store);
          const streams = [freshStream(), freshStream(), freshStream()] as const;
          const known = new Model();
          const past: Append[] = [];
          for (const [index, next] of steps.entries()) {
            const stream = streams[next.kind === "append" ? next.stream : 0] ?? streams[0];
            const fresh = () => {
              const from = Math.max(
                0,
                known.length(stream) + (next.kind === "append" ? next.off : 0),
              );
              const count = next.kind === "append" ? next.count : 1;
              const expected = from === 0 ? ("none" as const) : from - 1;
              return { stream, expected, events: samples(stream, from, count) };
            };
            const repeated = next.kind === "again" ? past[next.which % past.length] : undefined;
            const append = repeated ?? fresh();
            past.push(append);
            const via = index % 2 === 0 ? store : another;
            const { outcome } = await via.append(append.stream, append.expected, append.events, []);
            expect(outcome).toBe(known.append(append));
          }
          expect(ids(await restOf(store, start))).toEqual(known.log);
        }),
        { numRuns: 60 },
      ));
  });
};
