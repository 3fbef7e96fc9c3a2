import type { FastifyRequest } from "fastify";
import type { InHand } from "#infrastructure/telemetry/correlation.js";
import { now, spotIn, type Tracer } from "#infrastructure/telemetry/span.js";

/**
 * A request as a span, by its route. One that may give a command begins only with that, in the
 * command's trace, but tells when it came. What a caller says of its own trace is linked, no more: it
 * may be anybody.
 */
export const requestTrace = (tracer: Tracer, request: FastifyRequest): InHand => {
  const belongs = { request: request.id };
  const { method, headers } = request;
  const route = request.routeOptions.url;
  // Probes come every second.
  if (!route?.startsWith("/api/")) return { belongs };
  const at = now();
  const caller = spotIn(headers["traceparent"]);
  const attributes = {
    "http.request.method": method,
    "http.route": route,
    "creativallee.request": request.id,
  };
  const open = (trace?: string): void => {
    what.span ??= tracer.begin(`${method} ${route}`, {
      kind: "server",
      trace,
      at,
      links: caller ? [caller] : [],
      attributes,
    });
  };
  const what: InHand = { belongs, open };
  if (method === "GET" || method === "HEAD") open();
  return what;
};

/** One that gave no command has a trace of its own. */
export const endRequest = (what: InHand, status: number): void => {
  what.open?.();
  what.span?.tell({ "http.response.status_code": status });
  what.span?.end(status >= 500 ? "failed" : undefined);
};
