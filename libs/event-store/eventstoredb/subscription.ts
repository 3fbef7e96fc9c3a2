import type { AllStreamResolvedEvent, AllStreamSubscription } from "@eventstore/db-client";
import { batch } from "../follow.js";

/**
 * What a subscription brings, as much at once as has come by then. Nothing more is asked of the
 * server than fits between two batches. Ends when the server ends it, or on abort.
 * @throws what the client says of a subscription that is lost
 */
export async function* batchesOf(
  subscription: AllStreamSubscription,
  signal: AbortSignal,
): AsyncGenerator<readonly AllStreamResolvedEvent[]> {
  // An error that comes when nobody waits for an event would end the process.
  subscription.on("error", () => undefined);
  const stop = () => subscription.destroy();
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (signal.aborted) return;
    for await (const first of subscription as AsyncIterable<AllStreamResolvedEvent>) {
      const events = [first];
      while (events.length < batch) {
        const next = subscription.read() as AllStreamResolvedEvent | null;
        if (next === null) break;
        events.push(next);
      }
      yield events;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    // To leave the loop closes our end alone: the server would go on sending to nobody.
    subscription.unsubscribe().catch(() => undefined);
  }
}
