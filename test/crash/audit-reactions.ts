import type { Pool } from "pg";
import type { StoredEvent } from "#event-store/port.js";
import { idOf } from "#kernel/index.js";
import { outboxStatus } from "#reactions/outbox.js";
import type { Fault } from "./fault.js";

/** What followed by itself: every message sent, every file checked once, every initiative freed once. */
export const auditReactions = async (
  log: readonly StoredEvent[],
  pool: Pool,
): Promise<readonly Fault[]> => {
  const { waiting, dated, held, dead, failing } = await outboxStatus(pool);
  const late = waiting - dated;
  const unsettled = late + held + dead + failing.length;
  const [first] = failing;
  const why = first ? ` (${first.id}: ${first.error})` : "";
  const about = `${late} waiting, ${held} held, ${dead} dead, ${failing.length} failing${why}`;
  return [
    ...(unsettled > 0 ? [{ code: "OUTBOX_UNSETTLED", about } as const] : []),
    ...reactionFaults(log),
  ];
};

const reactionFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const checks = countBy(log, "ApplicationChecked", ({ event }) => idOf(event.stream));
  const freed = countBy(log, "ApplicationClosed", ({ event }) => String(event.data["application"]));
  const gone = countBy(log, "ApplicationWithdrawn", ({ event }) => idOf(event.stream));
  const came = countBy(log, "ApplicationReceived", ({ event }) => idOf(event.stream));
  const met = countBy(log, "ComplementsMet", ({ event }) => idOf(event.stream));
  const isUnchecked = (id: string): boolean => {
    const [count, wanted] = [checks.get(id) ?? 0, 1 + (met.get(id) ?? 0)];
    // A file that was withdrawn at once is not checked any more.
    return gone.has(id) ? count > wanted : count !== wanted;
  };
  return [
    ...wrong("check", [...came.keys()].filter(isUnchecked)),
    ...wrong(
      "end",
      [...gone.keys()].filter((id) => freed.get(id) !== 1),
    ),
  ];
};

const wrong = (what: string, ids: readonly string[]): readonly Fault[] =>
  ids.map((id) => ({ code: "NOT_REACTED", about: `${what} of ${id}` }));

const countBy = (
  log: readonly StoredEvent[],
  type: string,
  key: (stored: StoredEvent) => string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const stored of log) {
    if (stored.event.type !== type) continue;
    counts.set(key(stored), (counts.get(key(stored)) ?? 0) + 1);
  }
  return counts;
};
