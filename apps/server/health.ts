import type { Pool } from "pg";
import { Sequencer } from "#audit-log/sequencer.js";
import { Signer } from "#audit-log/signer.js";
import { readTroubles } from "#audit-log/trouble.js";
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
  readonly worker?: { readonly isRunning: boolean };
  /** Absent where no mail leaves from here. */
  readonly mail?: { readonly isAway: boolean };
}

/** The log may be there, and of no use: then with its code, and what to do. */
type State = "up" | "away" | "refused" | { readonly code: "LOG_SHORTER"; readonly detail: string };

interface Health {
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, State>>;
}

/** Whoever asks gives up soon, and so does this. */
const pulse = { text: "select", query_timeout: 2_000 };

const stateOf = (isUp: boolean): State => (isUp ? "up" : "away");

/** Told to whoever routes requests here or starts the process again; nothing that need be hidden. */
export const healthOf = async ({ database, log, worker, mail }: Parts): Promise<Health> => {
  const answers = await database.query(pulse).then(
    () => true,
    () => false,
  );
  const logged = answers ? await log().then(() => stateOf(true), logState) : stateOf(false);
  // It serves on: what is wrong with the log's tree, or with mail, which waits, is for people, not for whoever starts processes again.
  const isSigning = !answers || !(await isRefused(database));
  const isWorking = worker?.isRunning ?? true;
  const parts = {
    database: stateOf(answers),
    log: logged,
    ...(worker && { worker: stateOf(isWorking) }),
    ...(!isSigning && { audit: "refused" as const }),
    ...(mail?.isAway && { mail: stateOf(false) }),
  };
  return { isReady: answers && logged === "up" && isWorking, parts };
};

const logState = (fault: unknown): State => {
  if (!(fault instanceof LogShorter)) return "away";
  const { event } = fault;
  return { code: "LOG_SHORTER", detail: fill(problems.LOG_SHORTER.en, { event }) };
};

const isRefused = async (database: Pick<Pool, "query">): Promise<boolean> => {
  const troubles = await readTroubles(database).catch(() => []);
  return troubles.some(({ work }) => work === Sequencer.work || work === Signer.work);
};
