import type { Tracer } from "#infrastructure/telemetry/span.js";
import type { Ways } from "../worker/errands.js";
import { during } from "./during.js";

/** What leaves the house: that it does, and how it was taken, never whom it is for. */
export const outsideTrace = (
  tracer: Tracer,
  { mailer, caller }: Pick<Ways, "mailer" | "caller">,
): Pick<Ways, "mailer" | "caller"> => ({
  mailer: {
    get leaves() {
      return mailer.leaves;
    },
    post: (mail) =>
      during(
        tracer,
        "send mail",
        { kind: "client" },
        () => mailer.post(mail),
        ({ outcome }) => ({ "creativallee.outcome": outcome }),
      ),
  },
  caller: (call) =>
    during(
      tracer,
      "call webhook",
      { kind: "client" },
      () => caller(call),
      (called) =>
        called.outcome === "answered"
          ? { "http.response.status_code": called.status }
          : { "error.type": called.code },
    ),
});
