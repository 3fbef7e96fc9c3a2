import { type ChildProcess, fork } from "node:child_process";

/** A process of its own that does one job after the other: what it costs is not ours. */
export class OwnProcess<Job, Result> {
  readonly #child: ChildProcess;

  /** @param name of a module beside this one that calls `serveJobs` */
  constructor(name: string) {
    this.#child = fork(new URL(`./${name}.js`, import.meta.url), { serialization: "advanced" });
  }

  do(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error("The process of a bench ended before its job."));
      this.#child.once("exit", ended);
      this.#child.once("message", (told: Told<Result>) => {
        this.#child.off("exit", ended);
        if ("fault" in told) reject(new Error(told.fault));
        else resolve(told.result);
      });
      this.#child.send(job as object);
    });
  }

  end(): void {
    this.#child.disconnect();
  }
}

type Told<Result> = { readonly result: Result } | { readonly fault: string };

/** What such a module calls. The process ends with the one that started it. */
export const serveJobs = <Job, Result>(work: (job: Job) => Promise<Result>): void => {
  process.on("disconnect", () => process.exit());
  process.on("message", (job: Job) => {
    void work(job)
      .then(
        (result): Told<Result> => ({ result }),
        (fault: unknown) => ({
          fault: fault instanceof Error ? String(fault.stack) : String(fault),
        }),
      )
      .then((told) => process.send?.(told));
  });
};
