import { spotIn, traceparentOf, type Tracer } from "#infrastructure/telemetry/span.js";
import type { Trail } from "#reactions/trail.js";
import { appendOf, traceOf } from "./ids.js";

/**
 * A reaction stands under the append of what it answers, wherever that was made: in the trace of the
 * message that led to it, else in the one that its command began.
 */
export const reactionTrail =
  (tracer: Tracer): Trail =>
  (reaction, { event, rows }, led) => {
    const trace = traceOf(event.command.id);
    const before = spotIn(led) ?? { trace, isSampled: tracer.keeps(trace) };
    const span = tracer.begin(`reaction ${reaction}`, {
      kind: "producer",
      parent: { ...before, span: appendOf(event.command.id) },
      attributes: { "event.id": event.id, "event.type": event.type },
    });
    for (const { id, command } of rows)
      span.note("outbox row", { "creativallee.job": id, "creativallee.job.type": command });
    span.end();
    return traceparentOf(span.spot);
  };
