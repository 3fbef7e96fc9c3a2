import { inHand, under } from "#infrastructure/telemetry/correlation.js";
import type { Attributes, Beginning, Tracer } from "#infrastructure/telemetry/span.js";

/** Some work as a span, below that of what is in hand. */
export const during = async <Result>(
  tracer: Tracer,
  name: string,
  about: Beginning,
  work: () => Promise<Result>,
  tellOf: (result: Result) => Attributes = () => ({}),
): Promise<Result> => {
  const span = tracer.begin(name, { parent: inHand()?.span?.spot, ...about });
  try {
    const result = await under(span, work);
    span.tell(tellOf(result));
    span.end();
    return result;
  } catch (fault) {
    // That it failed; what a fault says may repeat a value.
    span.end("failed");
    throw fault;
  }
};
