import type { Outcome } from "#commands/outcome.js";
import {
  type Actor,
  type Aggregate,
  engine as theEngine,
  engineActor,
  type PersonId,
  streamName,
} from "#kernel/index.js";
import { registerPerson } from "#labelling/person/register-person.js";
import { operations } from "#labelling/registry.js";
import type { Engine } from "../engine.js";
import { Follower } from "./follower.js";
import type { Part } from "./people.js";

/** Lets the people of the sample act, each under the policies. What they repeat changes nothing. */
export class Stage {
  readonly #follower: Follower;

  constructor(readonly engine: Engine) {
    this.#follower = new Follower(engine);
  }

  /** Made by the administrator, or the first of all by the engine. */
  personOf({ key }: Part): PersonId {
    return this.engine.secret.newPersonId(theEngine, "person", `sample ${key}`);
  }

  actor(part: Part): Actor {
    return { id: this.personOf(part), as: part.capacity };
  }

  /** Under an id known beforehand, which its token bears: so not by the way of those who ask. */
  async register(by: Part | typeof theEngine, part: Part): Promise<PersonId> {
    const { key, name, email } = part;
    const [id, command] = [this.personOf(part), registerPerson];
    const actor: Actor = by === theEngine ? engineActor : this.actor(by);
    const asked = { command, id, body: { name, email }, actor };
    const outcome = await this.engine.road.execute({
      ...asked,
      key: keyOf(command.type, key),
    });
    doneOr(outcome, `${command.type} ${key}`);
    return id;
  }

  /** @param key among asks of this type for the stream; @returns the id of what was acted on or made */
  async ask(by: Part | typeof theEngine, type: string, key: string, body: object, id?: string) {
    const actor: Actor = by === theEngine ? engineActor : this.actor(by);
    const outcome = await this.engine.operations.execute(operationCalled(type), {
      actor,
      body,
      key: keyOf(type, key),
      // Whoever plays a part has the whole file in mind.
      seen: () => true,
      ...(id === undefined ? {} : { id }),
    });
    return doneOr(outcome, `${type} ${key}`);
  }

  /** The id of what such an ask makes, before it is asked and after. */
  made(by: Part, type: string, key: string, body: object = {}): string {
    const asked = { actor: this.actor(by), key: keyOf(type, key), body };
    const id = this.engine.operations.idOf(operationCalled(type), asked);
    if (id === undefined) throw new Error(`${type} makes nothing`);
    return id;
  }

  /** The id of the command that such an ask is, by which its stream knows what it brought: a report. */
  commandOf(by: Part, type: string, key: string, id: string): string {
    const stream = streamName(operationCalled(type).on.kind, id);
    return this.engine.secret.commandId(this.personOf(by), stream, keyOf(type, key));
  }

  async look<State>(aggregate: Aggregate<State>, id: string): Promise<State> {
    return (await this.engine.streams.load(aggregate, id, 0)).state;
  }

  /** What follows from all this by itself, and from the day that it is. */
  async settle(): Promise<void> {
    await this.#follower.catchUp();
  }
}

const keyOf = (type: string, key: string): string => `sample ${type} ${key}`;

const operationCalled = (type: string) => {
  const operation = operations.find((one) => one.type === type);
  if (!operation) throw new Error(`no operation is called ${type}`);
  return operation;
};

const doneOr = (outcome: Outcome, what: string): string => {
  if (outcome.outcome !== "done") {
    const why = outcome.outcome === "rejected" ? outcome.rejection.code : outcome.outcome;
    throw new Error(`the sample stops at ${what}: ${why}`);
  }
  return outcome.answers.at(-1)?.id ?? "";
};
