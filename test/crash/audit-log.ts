import { beginning, type Position, type StoredEvent } from "#event-store/port.js";
import { positionOf } from "#event-store/position.js";
import { erased, kindOf } from "#kernel/index.js";
import { aggregates } from "#labelling/registry.js";
import { verifyEventId } from "#sealing/event-codec.js";
import type { Engine } from "../../apps/server/engine.js";
import type { Fault } from "./fault.js";

/** The log by itself: whole, in order, nothing twice, every personal value readable. */
export const auditLog = async (
  log: readonly StoredEvent[],
  engine: Pick<Engine, "store" | "sealer" | "secret">,
): Promise<readonly Fault[]> => [
  ...orderFaults(log),
  ...repeatFaults(log, engine),
  ...(await sealFaults(log, engine)),
];

const isNumbered = (position: Position): boolean => /^\d{19}$/.test(position);

const orderFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const faults: Fault[] = [];
  const versions = new Map<string, number>();
  let passed = beginning;
  for (const [index, stored] of log.entries()) {
    const { event, position } = stored;
    const about = `${event.stream}@${event.version}`;
    const before = versions.get(event.stream) ?? -1;
    // Where the log is not ours to number, positions have gaps, and an order all the same.
    const follows = isNumbered(position) ? position === positionOf(index + 1) : position > passed;
    if (!follows) faults.push({ code: "POSITION_GAP", about });
    if (event.version !== before + 1) faults.push({ code: "STREAM_GAP", about });
    if (!verifyEventId(stored)) faults.push({ code: "WRONG_BYTES", about });
    versions.set(event.stream, event.version);
    passed = position;
  }
  return faults;
};

/** Events of one command are salted by their place in it: a second run of it begins at 0 again. */
const repeatFaults = (
  log: readonly StoredEvent[],
  { secret }: Pick<Engine, "secret">,
): readonly Fault[] => {
  const faults: Fault[] = [];
  const counts = new Map<string, number>();
  for (const { event } of log) {
    const { id, type } = event.command;
    const index = counts.get(id) ?? 0;
    counts.set(id, index + 1);
    if (event.salt !== secret.saltOf(id, index))
      faults.push({ code: "COMMAND_TWICE", about: `${type} ${event.stream}@${event.version}` });
  }
  return faults;
};

const batch = 500;

const sealFaults = async (
  log: readonly StoredEvent[],
  { store, sealer }: Pick<Engine, "store" | "sealer">,
): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  for (let from = 0; from < log.length; from += batch) {
    const some = log.slice(from, from + batch).map(({ event }) => {
      const aggregate = aggregates.find(({ kind }) => kind === kindOf(event.stream));
      return { event, personal: aggregate?.events[event.type]?.personal ?? [] };
    });
    const opened = await sealer.open(some, (hashes) => store.sealedParts(hashes));
    for (const [index, data] of opened.entries()) {
      if (!JSON.stringify(data).includes(`"${erased}"`)) continue;
      const { stream = "", version } = some[index]?.event ?? {};
      faults.push({ code: "SEALED_VALUE_GONE", about: `${stream}@${version}` });
    }
  }
  return faults;
};
