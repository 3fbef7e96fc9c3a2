import type { Pool } from "pg";
import { Sequencer } from "#audit-log/sequencer.js";
import { Signer } from "#audit-log/signer.js";
import { readTroubles } from "#audit-log/trouble.js";

/** What a process needs to be of use. */
export interface Parts {
  readonly database: Pick<Pool, "query">;
  /** Absent where another process does the work. */
  readonly worker?: { readonly isRunning: boolean };
}

type State = "up" | "away" | "refused";

export interface Health {
  readonly isReady: boolean;
  readonly parts: Readonly<Record<string, State>>;
}

const stateOf = (isUp: boolean): State => (isUp ? "up" : "away");

/** Told to whoever routes requests here or starts the process again; nothing that need be hidden. */
export const healthOf = async ({ database, worker }: Parts): Promise<Health> => {
  const answers = await database.query("select").then(
    () => true,
    () => false,
  );
  // It serves on: what is wrong with the log is for people, not for whoever starts processes again.
  const isSigning = !answers || !(await isRefused(database));
  const isWorking = worker?.isRunning ?? true;
  const parts = {
    database: stateOf(answers),
    ...(worker && { worker: stateOf(isWorking) }),
    ...(!isSigning && { audit: "refused" as const }),
  };
  return { isReady: answers && isWorking, parts };
};

const isRefused = async (database: Pick<Pool, "query">): Promise<boolean> => {
  const troubles = await readTroubles(database).catch(() => []);
  return troubles.some(({ work }) => work === Sequencer.work || work === Signer.work);
};
