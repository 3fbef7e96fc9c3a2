import type { Pool } from "pg";

/** What a process needs to be of use. */
export interface Parts {
  readonly database: Pick<Pool, "query">;
  /** Absent where another process does the work. */
  readonly worker?: { readonly isRunning: boolean };
}

type State = "up" | "away";

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
  const isWorking = worker?.isRunning ?? true;
  const parts = {
    database: stateOf(answers),
    ...(worker && { worker: stateOf(isWorking) }),
  };
  return { isReady: answers && isWorking, parts };
};
