import type { Connection } from "../database/connection.js";

/** Things to do, known by their ids, each done by one process at a time. */
export interface Jobs {
  /** What is there already stays as it is. @throws while the queue takes none */
  hand(ids: readonly string[]): Promise<void>;
  /** Waits for what is being done. */
  close(): Promise<void>;
}

export interface JobsParts {
  readonly connection: Connection;
  /** Does the thing. What it throws is reported, and the job is gone: nothing is kept here. */
  readonly work: (id: string) => Promise<void>;
  readonly report: (error: unknown) => void;
}
