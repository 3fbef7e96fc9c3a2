import { beginning, type EventStore, type StoredEvent } from "#event-store/port.js";
import type { StreamName } from "#kernel/index.js";
import { verifyEventId } from "#sealing/event-codec.js";

export interface LogCheck {
  readonly events: number;
  readonly streams: number;
  /** Each with the event that it is about; the first few. */
  readonly faults: readonly { readonly code: LogFault; readonly event: string }[];
}

type LogFault = "ALTERED" | "GAP" | "BACK_IN_TIME";

const page = 1_000;
const shown = 20;

/** Reads the whole log: each event is as it was hashed, follows the one before, and is no earlier. */
export const checkLog = async (
  store: EventStore,
  progress: (events: number) => void,
  signal: AbortSignal,
): Promise<LogCheck> => {
  const heads = new Map<StreamName, { readonly version: number; readonly at: string }>();
  const faults: LogCheck["faults"][number][] = [];
  let events = 0;
  for (let after = beginning; ;) {
    signal.throwIfAborted();
    const stored = await store.readAll(after, page);
    for (const one of stored) {
      const { stream, version, at } = one.event;
      const code = faultOf(one, heads.get(stream));
      if (code && faults.length < shown) faults.push({ code, event: `${stream} ${version}` });
      heads.set(stream, { version, at });
    }
    events += stored.length;
    progress(events);
    const last = stored.at(-1);
    if (!last) return { events, streams: heads.size, faults };
    after = last.position;
  }
};

const faultOf = (
  one: StoredEvent,
  head: { readonly version: number; readonly at: string } | undefined,
): LogFault | undefined => {
  const { version, at } = one.event;
  if (!verifyEventId(one)) return "ALTERED";
  if (version !== (head?.version ?? -1) + 1) return "GAP";
  return head && at < head.at ? "BACK_IN_TIME" : undefined;
};
