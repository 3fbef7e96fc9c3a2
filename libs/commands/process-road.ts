import {
  type Actor,
  engine,
  type Names,
  type Process,
  type Rejection,
  type Step,
  streamName,
} from "#kernel/index.js";
import type { LogSecret } from "#sealing/log-secret.js";
import type { BlobStore } from "./blob-store.js";
import type { CommandRoad, Request } from "./command-road.js";
import type { Answer, Outcome } from "./outcome.js";
import { RecordedWorld } from "./recorded-world.js";
import type { Streams } from "./streams.js";
import { Turns } from "./turns.js";
import { type Given, unwatched, type Watch } from "./watch.js";

interface ProcessRequest {
  readonly process: Process;
  readonly id: string;
  readonly body: object;
  readonly actor: Actor;
  readonly key: string;
  readonly seen?: NonNullable<Request["seen"]>;
}

interface Planned {
  readonly steps: readonly Step[];
  /** Whether the plan hangs on what stands in the log. */
  readonly reads: boolean;
}

/** Runs the steps of a process in order; a repeat with the same key goes through those that are done. */
export class ProcessRoad {
  readonly #turns = new Turns();

  constructor(
    private readonly road: CommandRoad,
    private readonly streams: Streams,
    private readonly secret: LogSecret,
    private readonly blobs: BlobStore,
    private readonly watch: Watch = unwatched,
  ) {}

  /** One at a time for each thing: a repeat must not run beside the way back of the first. */
  execute(request: ProcessRequest): Promise<Outcome> {
    return this.#turns.take(request.id, () => this.#run(request));
  }

  async #run(request: ProcessRequest): Promise<Outcome> {
    const planned = await this.#plan(request);
    if ("rejected" in planned) return { outcome: "rejected", rejection: planned.rejected };
    const key = await this.#liveKey(planned.steps, request.actor, request.key);
    // Told before anything is stored: with another body, the first steps may touch other streams.
    const asked = this.#asked(request, planned.steps, key);
    for (const one of asked) {
      if (await this.road.isReused(one)) return { outcome: "key-reused" };
    }
    const take = () => this.#take(request, planned, key);
    const { process, id } = request;
    const own = asked.find((one) => one.id === id && one.command.on === process.on);
    return own ? this.watch.process(process.type, this.#given(own), take) : take();
  }

  #given({ command, id, actor, key }: Request): Given {
    const stream = streamName(command.on.kind, id);
    return { type: command.type, stream, id: this.secret.commandId(actor.id, stream, key) };
  }

  /**
   * What the plan was read from may have moved before its steps were taken, so it is made again at
   * their end: a number given up must be freed although it was registered after the plan was made.
   */
  async #take(request: ProcessRequest, planned: Planned, key: string): Promise<Outcome> {
    const taken = new Map<string, Step>();
    const answers: Answer[] = [];
    for (let plan = planned; ;) {
      const left = this.#asked(request, plan.steps, key).filter((one) => !taken.has(one.key));
      for (const next of left) {
        const outcome = await this.road.execute(next);
        if (outcome.outcome !== "done") {
          await this.#goBack(taken, request.actor);
          return outcome;
        }
        answers.push(...outcome.answers);
        taken.set(next.key, next.step);
      }
      const again = plan.reads && left.length > 0 ? await this.#plan(request) : "ended";
      if (again === "ended" || "rejected" in again) return { outcome: "done", answers };
      plan = again;
    }
  }

  /** Steps that are seen to be done are left out: that is told from the heads of their streams. */
  async #plan({
    process,
    id,
    body,
  }: ProcessRequest): Promise<Planned | { readonly rejected: Rejection }> {
    const world = new RecordedWorld(this.streams, this.blobs, 0);
    const steps = await process.steps(body, this.#names(id), world);
    return "rejected" in steps ? steps : { steps, reads: world.basis().length > 0 };
  }

  #asked({ process, id, actor, seen }: ProcessRequest, steps: readonly Step[], key: string) {
    const first = steps.findIndex((step) => step.id === id && step.command.on === process.on);
    return steps.map((step, index) => ({
      step,
      command: step.command,
      id: step.id,
      body: step.body,
      actor: step.by?.(actor) ?? actor,
      key: keyOf(step, index, key),
      ...(seen !== undefined && index === first ? { seen } : {}),
    }));
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
    for (let generation = 0; ; generation += 1) {
      const live = `${key}/${generation}`;
      // Any of them: one that found all as it should be has left no trace.
      const ways = steps.flatMap((step, index) => undoings(step, keyOf(step, index, live)));
      const taken = await Promise.all(
        ways.map((way) => this.road.remembers(way.command.on, way.id, actor, way.key)),
      );
      if (!taken.includes(true)) return live;
    }
  }

  /** The last step done is undone first. */
  async #goBack(done: ReadonlyMap<string, Step>, actor: Actor): Promise<void> {
    for (const [key, step] of [...done].toReversed()) {
      for (const way of undoings(step, key)) await this.road.execute({ ...way, actor });
    }
  }
}

const keyOf = ({ key }: Step, index: number, process: string): string =>
  `${process}/${key ?? index}`;

/** @param key that of the step which they undo */
const undoings = ({ back = [] }: Step, key: string) =>
  back.map(({ command, id, body }, nth) => ({ command, id, body, key: `${key}/back/${nth}` }));
