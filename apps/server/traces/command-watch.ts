import type { Given, Watch } from "#commands/watch.js";
import { inHand } from "#infrastructure/telemetry/correlation.js";
import { now, type Spot, type Tracer } from "#infrastructure/telemetry/span.js";
import { appendOf, traceOf } from "./ids.js";
import { during } from "./during.js";

const outcomeOf = ({ outcome }: { readonly outcome: string }) => ({
  "creativallee.outcome": outcome,
});

/**
 * What follows from a step of a process that is not its own stands in that step's trace, since its
 * events tell no other: it is linked. What a message of the outbox led to goes on in the message's.
 */
const elsewhere = (tracer: Tracer, { id }: Given): readonly Spot[] => {
  const { belongs, span } = inHand() ?? {};
  const trace = traceOf(id);
  if (!span || span.spot.trace === trace || (belongs && "job" in belongs)) return [];
  return [{ trace, span: appendOf(id), isSampled: tracer.keeps(trace) }];
};

/** Commands as spans: a request's first one tells in which trace all of it stands. */
export const commandWatch = (tracer: Tracer): Watch => ({
  process: (type, { id }, work) => {
    const trace = traceOf(id);
    inHand()?.open?.(trace);
    return during(tracer, type, { trace }, work, outcomeOf);
  },
  command: (given, work) => {
    const trace = traceOf(given.id);
    inHand()?.open?.(trace);
    const attributes = { "creativallee.command": given.id, "creativallee.stream": given.stream };
    const links = elsewhere(tracer, given);
    return during(tracer, given.type, { trace, attributes, links }, work, outcomeOf);
  },
  part: (name, work) => during(tracer, name, {}, work),
  append: async (command, events, work) => {
    const parent = inHand()?.span?.spot;
    const about = { parent, at: now() };
    try {
      const settled = await work();
      const isThere = settled.outcome !== "conflict";
      const span = tracer.begin("append", isThere ? { ...about, span: appendOf(command) } : about);
      span.tell(outcomeOf(settled));
      for (const { id, type, version } of isThere ? events : [])
        span.note("event", { "event.id": id, "event.type": type, "event.version": version });
      span.end();
      return settled;
    } catch (fault) {
      tracer.begin("append", about).end("failed");
      throw fault;
    }
  },
});
