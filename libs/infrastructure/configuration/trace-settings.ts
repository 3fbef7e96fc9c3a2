import type { Fault } from "./faults.js";

const protocols = ["http/protobuf", "http/json"] as const;
const samplers = [
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio",
  "always_on",
  "always_off",
  "traceidratio",
] as const;

/** Where traces go the exporter reads by itself, from the variables that OpenTelemetry's standard names. */
export interface TraceSettings {
  readonly protocol: (typeof protocols)[number];
}

/** Headers and the address may hold a secret: they are never repeated. */
const isCollector = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** @returns no settings where no traces are asked for */
export const readTraceSettings = (
  env: NodeJS.ProcessEnv,
): { readonly traces?: TraceSettings; readonly found: readonly Fault[] } => {
  const text = (setting: string) => env[setting]?.trim() || undefined;
  const ofTraces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  const addressed = [ofTraces, "OTEL_EXPORTER_OTLP_ENDPOINT"].filter((one) => text(one));
  const isOff = text("OTEL_SDK_DISABLED")?.toLowerCase() === "true";
  if (isOff || addressed.length === 0 || text("OTEL_TRACES_EXPORTER") === "none")
    return { found: [] };

  const found: Fault[] = [];
  const oneOf = <Value extends string>(
    offered: readonly Value[],
    otherwise: Value,
    ...settings: readonly string[]
  ): Value => {
    const setting = settings.find((one) => text(one));
    if (setting === undefined) return otherwise;
    const known = offered.find((one) => one === text(setting));
    if (known === undefined) {
      const about = { setting, value: text(setting) ?? "", offered: offered.join(", ") };
      found.push({ code: "SETTING_NOT_OFFERED", about });
    }
    return known ?? otherwise;
  };
  for (const setting of addressed)
    if (!isCollector(text(setting) ?? ""))
      found.push({ code: "SETTING_NOT_A_COLLECTOR", about: { setting } });
  oneOf(["otlp"], "otlp", "OTEL_TRACES_EXPORTER");
  oneOf(samplers, "parentbased_always_on", "OTEL_TRACES_SAMPLER");
  const protocol = oneOf(
    protocols,
    "http/protobuf",
    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
    "OTEL_EXPORTER_OTLP_PROTOCOL",
  );
  return { traces: { protocol }, found };
};
