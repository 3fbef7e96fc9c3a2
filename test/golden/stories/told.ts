import type { Actor, Aggregate, PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { committee } from "#labelling/committee/committee.js";
import { label } from "#labelling/label/label.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { type DomainHouse, newId, operationOf } from "../../domain/house.js";

/** A log that is told once and kept for ever: what it holds must be decided and folded alike always. */
export interface GoldenStory {
  readonly name: string;
  tell(teller: Teller): Promise<void>;
}

export const engine: Actor = { id: "engine", as: "engine" };

/** Asks for one thing after the other; a refusal ends the story. */
export class Teller {
  readonly #office;
  #day = "2006-01-02";
  #count = 0;

  constructor(private readonly house: DomainHouse) {
    this.#office = house.office();
  }

  /** The time of day goes on by a second with each thing asked for. */
  on(day: string): void {
    this.#day = day;
  }

  /** @returns the id of what was acted on, made where it is not given */
  async ask(actor: Actor, type: string, body: object, id?: string): Promise<string> {
    this.#count += 1;
    const nine = Date.parse(`${this.#day}T09:00:00.000Z`);
    this.house.setClock(new Date(nine + this.#count * 1_000).toISOString());
    const key = `${type} ${this.#count}`;
    const on = id ?? newId(operationOf(type), { actor, key, body });
    const outcome = await this.#office.ask({ type, body, actor, key, id: on });
    if (outcome.outcome !== "done")
      throw new Error(`${type} on ${this.#day}: ${JSON.stringify(outcome)}`);
    return on;
  }

  /** @returns the hash that names it from then on */
  written(definition: SchemeDefinition): Promise<string> {
    return this.house.blobs.put(canonicalBytes(definition));
  }

  async publish(definition: SchemeDefinition, by: Actor): Promise<void> {
    const body = { definition: await this.written(definition) };
    await this.ask(by, "DraftScheme", body, definition.id);
    await this.ask(by, "PublishScheme", body, definition.id);
  }

  async person(name: string, email: string): Promise<PersonId> {
    return (await this.ask(engine, "RegisterPerson", { name, email })) as PersonId;
  }

  /** Started, and answered. */
  async draft(
    carrier: Actor,
    scheme: string,
    initiative: string,
    answers: object,
  ): Promise<string> {
    const id = await this.ask(carrier, "StartApplication", { initiative, scheme });
    await this.ask(carrier, "EditDraft", answers, id);
    return id;
  }

  check(id: string): Promise<string> {
    return this.ask(engine, "CheckApplication", {}, id);
  }

  /** What the reaction to an end does. */
  async free(id: string, outcome: string): Promise<void> {
    const { initiative } = await this.#dossierOf(id);
    await this.ask(engine, "CloseApplication", { application: id, outcome }, initiative);
  }

  async fold<State>(on: Aggregate<State>, id: string): Promise<State> {
    return (await this.#office.streams.load(on, id, 0)).state;
  }

  async mandateOf(scheme: string, person: PersonId): Promise<string> {
    const state = await this.fold(committee, scheme);
    const held = state.phase === "formed" && state.mandates.find((one) => one.person === person);
    if (!held) throw new Error(`${person} holds no mandate of ${scheme}`);
    return held.mandate;
  }

  async documentOf(id: string, nth: number): Promise<string> {
    const attached = (await this.#dossierOf(id)).documents[nth];
    if (!attached) throw new Error(`${id} holds no such document`);
    return attached.document;
  }

  async reportOf(id: string, nth: number): Promise<string> {
    const state = await this.fold(label, id);
    const made = state.phase === "not-granted" ? undefined : state.held.reports[nth];
    if (!made) throw new Error(`${id} has no such report`);
    return made.report;
  }

  async #dossierOf(id: string) {
    const state = await this.fold(application, id);
    if (state.phase === "not-started") throw new Error(`${id} has not started`);
    return state.content;
  }
}
