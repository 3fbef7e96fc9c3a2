import { type Actor, type Command, engine, type Process } from "#kernel/index.js";
import type { LogSecret } from "#sealing/log-secret.js";
import type { CommandRoad, Request } from "./command-road.js";
import type { Outcome } from "./outcome.js";
import type { ProcessRoad } from "./process-road.js";
import type { Streams } from "./streams.js";

/** What a caller can ask for: one command, or a process of several under one name. */
export type Operation =
  ({ readonly asks: "one" } & Command) | ({ readonly asks: "several" } & Process);

export interface Ask {
  /** Absent where the operation makes a new thing. */
  readonly id?: string;
  readonly body: object;
  readonly actor: Actor;
  readonly key: string;
  readonly seen?: NonNullable<Request["seen"]>;
  readonly cause?: NonNullable<Request["cause"]>;
  readonly before?: NonNullable<Request["before"]>;
}

/** Says whether the actor may do this to that; told before anything of the target is. */
export type Authorise = (
  operation: Operation,
  id: string,
  ask: Ask,
) => Promise<"granted" | "forbidden" | "not-found">;

export class Operations {
  constructor(
    private readonly commands: CommandRoad,
    private readonly processes: ProcessRoad,
    private readonly streams: Streams,
    private readonly secret: LogSecret,
    private readonly authorise: Authorise,
  ) {}

  async execute(operation: Operation, ask: Ask): Promise<Outcome> {
    const id = this.idOf(operation, ask);
    if (id === undefined) return { outcome: "not-found" };
    const verdict = await this.verdict(operation, id, ask);
    if (verdict !== "granted") return { outcome: verdict };
    if (operation.ifMatch && !ask.seen) return { outcome: "if-match-required" };
    return operation.asks === "one"
      ? this.commands.execute({ ...ask, command: operation, id })
      : this.processes.execute({ ...ask, process: operation, id });
  }

  /** Whether the caller may ask this of that, and whether that is there at all. */
  async verdict(operation: Operation, id: string, ask: Ask): ReturnType<Authorise> {
    const verdict = await this.authorise(operation, id, ask);
    if (verdict !== "granted" || operation.creates) return verdict;
    return (await this.#exists(operation, id)) ? "granted" : "not-found";
  }

  /**
   * What is made gets its id here: the same caller with the same key makes the same thing, however
   * often it asks. Only what people name themselves (a scheme) is made under the id that is offered;
   * of some things there is one, whoever asks (a wave of a survey).
   * @throws for any other thing that is to be made under an id of the asker's choice
   */
  idOf(operation: Operation, { actor, key, id, body }: Ask): string | undefined {
    const { type, on, creates } = operation;
    if (!creates || on.named) return id;
    if (id !== undefined) throw new Error(`${type} makes its own id: none may be offered`);
    if (operation.asks === "one" && operation.identity)
      return this.secret.newId(engine, on.kind, operation.identity(body));
    // A person's id must not be guessable from who registered it.
    return on.kind === "person"
      ? this.secret.newPersonId(actor.id, type, key)
      : this.secret.newId(actor.id, type, key);
  }

  async #exists({ on }: Operation, id: string): Promise<boolean> {
    const known = await this.streams.load(on, id, Number.POSITIVE_INFINITY);
    return known.version >= 0 || (await this.streams.catchUp(known));
  }
}
