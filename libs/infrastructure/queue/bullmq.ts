import { ErrorCode, type IQueueBackend } from "bullmq";
import { setTimeout as pause } from "node:timers/promises";

/** The queue's name. */
export const name = "outbox";

/** All that a job says: which row of the outbox it is about. */
export interface Job {
  readonly row: string;
}

export const queueOptions = { defaultJobOptions: { removeOnComplete: true, removeOnFail: true } };

/** In milliseconds. */
const afterFailure = 1_000;

export const workerOptions = {
  /** Done at the same time; a command waits for the database most of the while. */
  concurrency: 32,
  /** Milliseconds that a job is its process's own, renewed by half; when it died, another takes it. */
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000,
  runRetryDelay: afterFailure,
  autorun: false,
};

/** As BullMQ takes a row: with neither a colon nor a bare number for an id. */
export const jobOf = (row: string) =>
  ({ name, data: { row }, opts: { jobId: `row-${encodeURIComponent(row)}` } }) as const;

/** The worker asks again at once whatever went wrong: it would spin while its queue is away or full. */
export const patient = <Backend extends IQueueBackend>(backend: Backend): Backend => {
  const { moveToActive } = backend;
  backend.moveToActive = (...claim) =>
    moveToActive.apply(backend, claim).catch(async (fault: unknown) => {
      await pause(afterFailure);
      throw fault;
    });
  return backend;
};

/** A job that is done, but that the queue has lost meanwhile or given to another: its row knows. */
export const isForgotten = (fault: unknown): boolean =>
  fault instanceof Error &&
  "code" in fault &&
  [ErrorCode.JobNotExist, ErrorCode.JobLockNotExist, ErrorCode.JobLockMismatch].some(
    (code) => code === fault.code,
  );
