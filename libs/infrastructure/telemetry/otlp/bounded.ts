import type { Context } from "@opentelemetry/api";
import {
  BatchSpanProcessor,
  type ReadableSpan,
  type Span,
  type SpanExporter,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-base";

/** Spans that wait at most, and that are sent at once: some megabytes. */
const most = 2_048;
const handful = 512;

/** Told how many spans were sent or lost, and why they were lost. */
export type Told = (outcome: "sent" | "lost", count: number, fault?: unknown) => void;

/**
 * Spans wait for a collector in a queue that has an end: while it is away, or slow, what is beyond is
 * lost, counted, and in nobody's way.
 */
export class Bounded implements SpanProcessor {
  readonly #queue: SpanProcessor;
  #waiting = 0;

  constructor(
    exporter: SpanExporter,
    private readonly told: Told,
  ) {
    this.#queue = new BatchSpanProcessor(this.#counted(exporter), {
      maxQueueSize: most,
      maxExportBatchSize: handful,
      scheduledDelayMillis: 1_000,
    });
  }

  onStart(span: Span, context: Context): void {
    this.#queue.onStart(span, context);
  }

  onEnd(span: ReadableSpan): void {
    if (this.#waiting >= most)
      return this.told("lost", 1, new Error("the collector does not keep up"));
    this.#waiting += 1;
    this.#queue.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.#queue.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#queue.shutdown();
  }

  #counted(exporter: SpanExporter): SpanExporter {
    return {
      export: (spans, done) => {
        this.#waiting -= spans.length;
        exporter.export(spans, (result) => {
          // 0 is success; an enum of its own package, for which another one would be needed.
          const isSent = result.code === 0;
          this.told(isSent ? "sent" : "lost", spans.length, result.error);
          done(result);
        });
      },
      shutdown: () => exporter.shutdown(),
    };
  }
}
