import { AggregatorRegistry, Counter, Histogram, Registry } from "prom-client";

/** What a thread has counted, fit to be handed to another. */
export type Figures = readonly object[];

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Counts what this thread does: by kind and outcome alone, never by who did it or to what. */
export class Meter {
  readonly #registry = new Registry();
  readonly #others: (() => Promise<Figures>)[] = [];
  readonly #commands = this.#durations(
    "command",
    "From being asked to being answered, by command.",
  );
  readonly #jobs = this.#durations("job", "What follows by itself: commands, letters, messages.");
  readonly #conflicts = new Counter({
    name: "creativallee_conflicts_total",
    help: "Appends that came second to their stream, and were decided again.",
    labelNames: ["name"],
    registers: [this.#registry],
  });
  readonly #batches = new Histogram({
    name: "creativallee_append_batch_size",
    help: "Appends that went to PostgreSQL in one call.",
    buckets: sizes,
    registers: [this.#registry],
  });
  readonly #spans = new Counter({
    name: "creativallee_trace_spans_total",
    help: "Spans of traces, sent to the collector or lost.",
    labelNames: ["outcome"],
    registers: [this.#registry],
  });

  command<Result extends Named>(name: string, work: () => Promise<Result>): Promise<Result> {
    return timed(this.#commands, name, work);
  }

  job<Result extends Named>(name: string, work: () => Promise<Result>): Promise<Result> {
    return timed(this.#jobs, name, work);
  }

  conflict(name: string): void {
    this.#conflicts.inc({ name });
  }

  batch(size: number): void {
    this.#batches.observe(size);
  }

  spans(outcome: "sent" | "lost", count: number): void {
    this.#spans.inc({ outcome }, count);
  }

  /** Another thread of this process, whose figures are added to ours. */
  include(other: () => Promise<Figures>): void {
    this.#others.push(other);
  }

  own(): Promise<Figures> {
    return this.#registry.getMetricsAsJSON();
  }

  /** All of it and more, in the text format of Prometheus. */
  async text(more: Registry): Promise<string> {
    const all = [this.own(), more.getMetricsAsJSON(), ...this.#others.map((other) => other())];
    return AggregatorRegistry.aggregate(await Promise.all(all)).metrics();
  }

  #durations(what: "command" | "job", help: string) {
    return new Histogram({
      name: `creativallee_${what}_seconds`,
      help,
      labelNames: ["name", "outcome"],
      buckets: seconds,
      registers: [this.#registry],
    });
  }
}

interface Named {
  readonly outcome: string;
}

const timed = async <Result extends Named>(
  histogram: Histogram<"name" | "outcome">,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const asked = performance.now();
  let outcome = "failed";
  try {
    const result = await work();
    ({ outcome } = result);
    return result;
  } finally {
    histogram.observe({ name, outcome }, (performance.now() - asked) / 1_000);
  }
};
