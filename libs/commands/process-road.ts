import { type Actor, engine, type Names, type Process, type Step } from "#kernel/index.js";
import type { LogSecret } from "#sealing/log-secret.js";
import type { BlobStore } from "./blob-store.js";
import type { CommandRoad, Request } from "./command-road.js";
import type { Answer, Outcome } from "./outcome.js";
import { RecordedWorld } from "./recorded-world.js";
import type { Streams } from "./streams.js";
import { Turns } from "./turns.js";

export interface ProcessRequest {
  readonly process: Process;
  readonly id: string;
  readonly body: object;
  readonly actor: Actor;
  readonly key: string;
  readonly seen?: NonNullable<Request["seen"]>;
}

/** Runs the steps of a process in order; a repeat with the same key goes through those that are done. */
export class ProcessRoad {
  readonly #turns = new Turns();

  constructor(
    private readonly road: CommandRoad,
    private readonly streams: Streams,
    private readonly secret: LogSecret,
    private readonly blobs: BlobStore,
  ) {}

  /** One at a time for each thing: a repeat must not run beside the way back of the first. */
  execute(request: ProcessRequest): Promise<Outcome> {
    return this.#turns.take(request.id, () => this.#run(request));
  }

  async #run(request: ProcessRequest): Promise<Outcome> {
    const { process, id, body, actor } = request;
    // Steps that are seen to be done are left out: that is told from the heads of their streams.
    const world = new RecordedWorld(this.streams, this.blobs, 0);
    const steps = await process.steps(body, this.#names(id), world);
    if ("rejected" in steps) return { outcome: "rejected", rejection: steps.rejected };
    const key = await this.#liveKey(steps, actor, request.key);
    const first = steps.findIndex((step) => step.id === id && step.command.on === process.on);
    const asked = steps.map((step, index) => ({
      command: step.command,
      id: step.id,
      body: step.body,
      actor: step.by?.(actor) ?? actor,
      key: `${key}/${step.key ?? index}`,
      ...(request.seen !== undefined && index === first ? { seen: request.seen } : {}),
    }));
    // Told before anything is stored: with another body, the first steps may touch other streams.
    for (const one of asked) if (await this.road.isReused(one)) return { outcome: "key-reused" };
    const answers: Answer[] = [];
    for (const [index, one] of asked.entries()) {
      const outcome = await this.road.execute(one);
      if (outcome.outcome !== "done") {
        await this.#goBack(steps.slice(0, index), actor, key);
        return outcome;
      }
      answers.push(...outcome.answers);
    }
    return { outcome: "done", answers };
  }

  #names(self: string): Names {
    return {
      self,
      claim: (kind, value) => this.secret.claimId(kind, value),
      derived: (kind, key) =>
        kind === "person"
          ? this.secret.newPersonId(engine, kind, key)
          : this.secret.newId(engine, kind, key),
    };
  }

  /**
   * Steps that were undone must not pass for done when the same key comes again, so each way back
   * that was taken moves the process on to fresh keys.
   */
  async #liveKey(steps: readonly Step[], actor: Actor, key: string): Promise<string> {
    const ways = steps.flatMap(({ back }, index) => (back?.[0] ? [{ ...back[0], index }] : []));
    for (let generation = 0; ; generation += 1) {
      const live = `${key}/${generation}`;
      const taken = await Promise.all(
        ways.map(({ command, id, index }) =>
          this.road.remembers(command.on, id, actor, `${live}/${index}/back/0`),
        ),
      );
      if (!taken.includes(true)) return live;
    }
  }

  /** The last step done is undone first. */
  async #goBack(done: readonly Step[], actor: Actor, key: string): Promise<void> {
    for (const [index, { back = [] }] of [...done.entries()].toReversed()) {
      for (const [nth, { command, id, body }] of back.entries()) {
        await this.road.execute({ command, id, body, actor, key: `${key}/${index}/back/${nth}` });
      }
    }
  }
}
