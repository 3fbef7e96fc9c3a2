import type { Pool } from "pg";
import { Sequencer } from "#audit-log/sequencer.js";
import { Signer } from "#audit-log/signer.js";
import { readTroubles } from "#audit-log/trouble.js";
import { tell } from "#infrastructure/configuration/faults.js";
import { queueParts } from "#infrastructure/queue/queue-parts.js";
import { fill } from "#kernel/index.js";
import { LogShorter } from "#projections/log-seen.js";
import { problems } from "./http/problems.js";

/** Where Nest finds them. */
export const PARTS = Symbol("parts");

/** What a process needs to be of use. */
export interface Parts {
  readonly database: Pick<Pool, "query">;
  /** Fails where the log is away, or does not hold what was seen of it. */
  readonly log: () => Promise<void>;
  /** Absent where another process does the work. */
  readonly worker?: {
    readonly isRunning: boolean;
    /** Whether its jobs stand in the database. */
    readonly queuesHere: boolean;
  };
  /** Absent where no mail leaves from here. */
  readonly mail?: { readonly isAway: boolean };
  /** Absent where the jobs stand in the database. */
  readonly redis?: { readonly isAway: boolean };
}

/** The log may be there, and of no use: then with its code, and what to do. */
type State =
  | "up"
  | "away"
  | "refused"
  | { readonly code: "LOG_SHORTER" | "QUEUE_NOT_WHOLE"; readonly detail: string };

interface Health {
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, State>>;
}

/** Whoever asks gives up soon, and so does this. */
const pulse = { text: "select", query_timeout: 2_000 };

const stateOf = (isUp: boolean): State => (isUp ? "up" : "away");

/** Told to whoever routes requests here or starts the process again; nothing that need be hidden. */
export const healthOf = async ({ database, log, worker, mail, redis }: Parts): Promise<Health> => {
  const answers = await database.query(pulse).then(
    () => true,
    () => false,
  );
  const logged = answers ? await log().then(() => stateOf(true), logState) : stateOf(false);
  // It serves on: what is wrong with the log's tree, or what waits for mail or Redis, is for people, not for
  // whoever starts processes again.
  const isSigning = !answers || !(await isRefused(database));
  const isWorking = worker?.isRunning ?? true;
  const queue = answers && worker?.queuesHere ? await queueState(database) : undefined;
  const parts = {
    database: stateOf(answers),
    log: logged,
    ...(worker && { worker: stateOf(isWorking) }),
    ...(queue && { queue }),
    ...(redis?.isAway && { queue: stateOf(false) }),
    ...(!isSigning && { audit: "refused" as const }),
    ...(mail?.isAway && { mail: stateOf(false) }),
  };
  const isReady = answers && logged === "up" && isWorking && queue === undefined;
  return { isReady, parts };
};

const logState = (fault: unknown): State => {
  if (!(fault instanceof LogShorter)) return "away";
  const { event } = fault;
  return { code: "LOG_SHORTER", detail: fill(problems.LOG_SHORTER.en, { event }) };
};

/** Only where it is not whole: then nothing is sent, and no deadline kept. */
const queueState = async (database: Pick<Pool, "query">): Promise<State | undefined> => {
  const { lacking } = await queueParts(database).catch(() => ({ lacking: [] }));
  if (lacking.length === 0) return undefined;
  const fault = { code: "QUEUE_NOT_WHOLE", about: { missing: lacking.join(", ") } } as const;
  return { code: fault.code, detail: tell(fault, "en") };
};

const isRefused = async (database: Pick<Pool, "query">): Promise<boolean> => {
  const troubles = await readTroubles(database).catch(() => []);
  return troubles.some(({ work }) => work === Sequencer.work || work === Signer.work);
};
