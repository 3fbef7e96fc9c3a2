import type { StoredEvent } from "#event-store/port.js";
import { engine as theEngine } from "#kernel/index.js";
import type { Engine } from "../../apps/server/engine.js";
import type { Fault } from "./fault.js";
import type { AnsweredEvent, Entry, Outcome } from "./journal.js";
import { tracesOf, type Traces } from "./traces.js";

/** What clients were told against what the log holds. */
export const auditAnswers = async (
  log: readonly StoredEvent[],
  journal: readonly Entry[],
  engine: Engine,
): Promise<readonly Fault[]> => {
  const stored = byCommand(log);
  const faults: Fault[] = [];
  const accounted = new Set<string>();
  for (const entry of journal) {
    const traces = await tracesOf(entry.intent, engine);
    for (const id of idsIn(traces)) accounted.add(id);
    faults.push(...entryFaults(entry, traces, stored));
  }
  for (const [command, [first]] of stored) {
    if (!first || accounted.has(command)) continue;
    // Reactions, and what was there before the clients came.
    if (first.event.actor.id === theEngine) continue;
    faults.push({ code: "NOBODY_ASKED", about: told(first) });
  }
  return faults;
};

type ByCommand = ReadonlyMap<string, readonly StoredEvent[]>;

const byCommand = (log: readonly StoredEvent[]): ByCommand => {
  const found = new Map<string, StoredEvent[]>();
  for (const stored of log) {
    const { id } = stored.event.command;
    const known = found.get(id);
    if (known) known.push(stored);
    else found.set(id, [stored]);
  }
  return found;
};

const idsIn = ({ asked, undone }: Traces): readonly string[] => [
  ...asked,
  ...undone.flatMap(({ done, back }) => [done, ...back]),
];

const entryFaults = (entry: Entry, traces: Traces, stored: ByCommand): readonly Fault[] => {
  const { intent, outcomes } = entry;
  const about = `${intent.operation} ${intent.id ?? ""} ${intent.key}`;
  const failed = outcomes.some((one) => one.outcome === "unknown" && one.reason.startsWith("500"));
  const broken: Fault[] = failed ? [{ code: "SERVER_FAILED", about }] : [];
  const [first, ...repeats] = outcomes.filter(isAnswer);
  if (!first) return [...broken, { code: "NEVER_ANSWERED", about }];
  if (repeats.some((one) => !isSame(first, one)))
    return [...broken, { code: "ANSWERED_OTHERWISE", about }];
  const faults =
    first.outcome === "done"
      ? doneFaults(first.events, traces, stored)
      : refusedFaults(traces, stored);
  return [...broken, ...faults.map((code) => ({ code, about }))];
};

type Answered = Exclude<Outcome, { readonly outcome: "unknown" }>;
const isAnswer = (outcome: Outcome): outcome is Answered => outcome.outcome !== "unknown";

/** « It is so already » leaves no event and is decided anew each time. */
const isSame = (first: Answered, again: Answered): boolean => {
  if (first.outcome === "refused" || first.events.length === 0) return true;
  return again.outcome === "done" && JSON.stringify(first.events) === JSON.stringify(again.events);
};

const doneFaults = (
  answered: readonly AnsweredEvent[],
  traces: Traces,
  stored: ByCommand,
): readonly Fault["code"][] => {
  const there = idsIn(traces).flatMap((id) => stored.get(id) ?? []);
  const ids = new Set(
    there.map(({ event: { id, stream, version, type } }) => [id, stream, version, type].join(" ")),
  );
  const lost = answered.some(
    ({ id, stream, version, type }) => !ids.has([id, stream, version, type].join(" ")),
  );
  if (lost) return ["ACKNOWLEDGED_LOST"];
  // An earlier try of a process may have been undone, all under the same key.
  return traces.undone.length === 0 && there.length > answered.length ? ["COMMAND_TWICE"] : [];
};

const refusedFaults = ({ asked, undone }: Traces, stored: ByCommand): readonly Fault["code"][] => {
  if (asked.some((id) => stored.has(id))) return ["REFUSED_STORED"];
  const standing = undone.some(
    ({ done, back, by }) =>
      stored.has(done) && !back.some((id) => stored.has(id)) && !isUndoneBy(done, by, stored),
  );
  return standing ? ["HALF_UNDONE"] : [];
};

/** Somebody else was faster: an item that was adjourned just before is not adjourned again. */
const isUndoneBy = (done: string, by: readonly string[], stored: ByCommand): boolean => {
  const event = stored.get(done)?.[0]?.event;
  return [...stored.values()]
    .flat()
    .some(
      ({ event: later }) =>
        event !== undefined &&
        later.stream === event.stream &&
        later.version > event.version &&
        by.includes(later.command.type),
    );
};

const told = ({ event }: StoredEvent): string =>
  `${event.command.type} ${event.stream}@${event.version}`;
