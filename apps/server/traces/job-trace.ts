import { inHand } from "#infrastructure/telemetry/correlation.js";
import { spotIn, traceparentOf, type Tracer } from "#infrastructure/telemetry/span.js";
import type { Errand, Sent } from "#reactions/dispatcher.js";
import { rowOf } from "#reactions/reaction.js";

type Send = (errand: Errand) => Promise<Sent>;

/** A message as it is dealt with, below what put it into the outbox; what it leads to is below it. */
export const jobTrace =
  (tracer: Tracer, send: Send): Send =>
  async (errand) => {
    const span = tracer.begin(`job ${errand.command}`, {
      kind: "consumer",
      parent: spotIn(errand.traceparent),
      attributes: { "creativallee.job": rowOf(errand.key) },
    });
    // What is said of the job afterwards is said of this, too.
    const held = inHand();
    if (held) held.span = span;
    try {
      const sent = await send({ ...errand, traceparent: traceparentOf(span.spot) });
      span.tell({ "creativallee.outcome": sent.outcome === "done" ? "done" : sent.code });
      span.end();
      return sent;
    } catch (fault) {
      span.end("failed");
      throw fault;
    }
  };
