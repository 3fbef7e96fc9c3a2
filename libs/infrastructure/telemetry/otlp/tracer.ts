import { setTimeout as pause } from "node:timers/promises";
import {
  type Attributes,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace as api,
  TraceFlags,
} from "@opentelemetry/api";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { TraceSettings } from "../../configuration/trace-settings.js";
import { type Beginning, now, type Span, type Spot, type Tracer } from "../span.js";
import { Bounded, type Told } from "./bounded.js";
import { ChosenIds } from "./chosen-ids.js";

/** For the last of the spans, in milliseconds. */
const farewell = 1_000;

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Each reads its address, headers, certificates and patience from the environment. */
const exporters: Readonly<Record<TraceSettings["protocol"], () => Promise<SpanExporter>>> = {
  "http/protobuf": async () =>
    new (await import("@opentelemetry/exporter-trace-otlp-proto")).OTLPTraceExporter(),
  "http/json": async () =>
    new (await import("@opentelemetry/exporter-trace-otlp-http")).OTLPTraceExporter(),
};

/**
 * Spans over OTLP. Nothing is registered for the whole process: no package that knows of
 * OpenTelemetry adds spans of its own, which might say more than ours.
 */
export const otlpTracer = async (
  { protocol }: TraceSettings,
  service: Attributes,
  told: Told,
): Promise<Tracer> => {
  const ids = new ChosenIds();
  const provider = new BasicTracerProvider({
    idGenerator: ids,
    resource: resourceFromAttributes(service).merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new Bounded(await exporters[protocol](), told)],
  });
  const tracer = provider.getTracer("creativallee");

  const begin = (name: string, about: Beginning = {}): Span => {
    const { kind, parent, trace, span: id, links = [], at = now(), attributes = {} } = about;
    const context = parent ? api.setSpanContext(ROOT_CONTEXT, contextOf(parent)) : ROOT_CONTEXT;
    const options = {
      kind: kind ? kinds[kind] : SpanKind.INTERNAL,
      startTime: at,
      attributes,
      links: links.map((spot) => ({ context: contextOf(spot) })),
    };
    const span = ids.choosing(trace, id, () => tracer.startSpan(name, options, context));
    return {
      spot: spotOf(span.spanContext()),
      tell: (more) => span.setAttributes(more),
      note: (what, more) => span.addEvent(what, more, now()),
      end: (how) => {
        if (how === "failed") span.setStatus({ code: SpanStatusCode.ERROR });
        span.end(now());
      },
    };
  };
  return {
    begin,
    // One that is never ended is never sent.
    keeps: (trace) => begin("", { trace }).spot.isSampled,
    close: async () => {
      await Promise.race([provider.shutdown().catch(() => undefined), pause(farewell)]);
    },
  };
};

const contextOf = ({ trace, span, isSampled }: Spot): SpanContext => ({
  traceId: trace,
  spanId: span,
  traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
  isRemote: true,
});

const spotOf = ({ traceId, spanId, traceFlags }: SpanContext): Spot => ({
  trace: traceId,
  span: spanId,
  isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
});
