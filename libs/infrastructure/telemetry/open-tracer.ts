import type { TraceSettings } from "../configuration/trace-settings.js";
import { sparing } from "../queue/sparing.js";
import type { Meter } from "./meter.js";
import type { Tracer } from "./span.js";

export interface TracerParts {
  /** Absent: there are no traces, and nothing of what makes them is loaded. */
  readonly settings: TraceSettings | undefined;
  readonly version: string;
  readonly meter: Pick<Meter, "spans">;
  readonly report: (words: unknown) => void;
}

export const openTracer = async (parts: TracerParts): Promise<Tracer | undefined> => {
  const { settings, version, meter } = parts;
  if (!settings) return undefined;
  const { otlpTracer } = await import("./otlp/tracer.js");
  const report = sparing(parts.report);
  const service = { "service.name": "creativallee", "service.version": version };
  return otlpTracer(settings, service, (outcome, count, fault) => {
    meter.spans(outcome, count);
    // In our words, since a collector's answer is a stranger's: once a minute while it lasts.
    if (outcome === "lost") report(`Traces were lost: ${reasonOf(fault)}.`);
  });
};

const reasonOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return "the collector did not take them";
  return "code" in fault && fault.code !== undefined ? String(fault.code) : fault.message;
};
