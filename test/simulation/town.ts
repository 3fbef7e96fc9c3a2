import { hashOfList } from "#certificates/status-list.js";
import { authoriser } from "#access/authorise.js";
import type { Outcome } from "#commands/outcome.js";
import { type Actor, engineActor, type PersonId, type RecordedEvent } from "#kernel/index.js";
import { dayAfter } from "#labelling/calendar/delay.js";
import { committee } from "#labelling/committee/committee.js";
import { rollOn } from "#labelling/committee/mandates.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { session } from "#labelling/session/session.js";
import { certification, placesIn, purposes } from "#labelling/certification/certification.js";
import { publishStatusList } from "#labelling/certification/publish-status-list.js";
import { tallyBallots } from "#labelling/session/tally-ballots.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { domainHouse, newId, type Office, operationOf } from "../domain/house.js";
import { Random } from "../random.js";
import type { Answer } from "#reactions/answering.js";
import { Outbox } from "./outbox.js";
import { Overseer } from "./overseer.js";
import { Places } from "./places.js";

/** Something that must hold does not any more. */
export class Broken extends Error {
  override readonly name = "Broken";
  constructor(
    readonly day: string,
    readonly faults: readonly string[],
    readonly trace: readonly string[],
  ) {
    super(faults[0]);
  }
}

/** What was asked, for the trace of what breaks. */
interface Noted {
  readonly at: string;
  readonly who: string;
  readonly type: string;
  readonly id: string;
  readonly about: object;
  readonly outcome: string;
}

/** What reactions ask for may be refused; nothing else may become of it. */
const settled = ["done", "rejected"];
const traced = 40;

/** A place with its people, its files and its committees, whose days pass as we tell them to. */
export class Town {
  readonly random: Random;
  readonly places = new Places();
  readonly rules = new Map<string, SchemeDefinition>();
  readonly counts = { commands: 0, refused: 0 };
  /** By type of command, what was asked and what was done. */
  readonly tallies = new Map<string, { asked: number; done: number }>();
  /** Who runs the schemes. */
  secretariat: Actor = engineActor;
  /** Why the last thing was refused. */
  refusal = "";
  readonly house = domainHouse();
  readonly #offices: readonly [Office, Office];
  readonly #outbox = new Outbox();
  readonly #overseer: Overseer;
  readonly #notes: Noted[] = [];
  #seconds = 0;

  constructor(
    seed: number,
    public today: string,
  ) {
    this.random = new Random(seed);
    this.#offices = [this.house.office(), this.house.office()];
    const rulesOf = (hash: string) => {
      const known = this.rules.get(hash);
      if (!known) throw new Error(`no rules are called ${hash}`);
      return known;
    };
    this.#overseer = new Overseer(this.house, this.#outbox, rulesOf, (event, told) =>
      this.places.see(event, told),
    );
  }

  get past() {
    return this.#overseer.past;
  }

  get events(): readonly RecordedEvent[] {
    return this.#overseer.events;
  }

  async keepRules(rules: SchemeDefinition): Promise<string> {
    const hash = await this.house.blobs.put(canonicalBytes(rules));
    this.rules.set(hash, rules);
    return hash;
  }

  roll(scheme: string) {
    return rollOn(this.past.now(committee, scheme), this.today);
  }

  /** @returns the id of what was acted on or made, nothing where it was refused */
  async ask(by: Actor, type: string, body: object, id?: string): Promise<string | undefined> {
    const operation = operationOf(type);
    const key = `ask ${this.counts.commands}`;
    const on = id ?? newId(operation, { actor: by, key, body });
    const asked = { type, id: on, body, actor: by, key };
    this.#tick();
    const [first, second] = this.#offices;
    const office = this.random.fraction() < 0.1 ? second : first;
    const may = await authoriser(office.streams, () => this.today)(operation, on, {
      body,
      actor: by,
      key,
    });
    const twice = this.random.fraction() < 0.02;
    const answers: readonly Outcome[] =
      may === "granted"
        ? await Promise.all((twice ? [first, second] : [office]).map((one) => one.ask(asked)))
        : [{ outcome: may }];
    const [outcome] = answers;
    if (!outcome) throw new Error("nothing is answered");
    this.#note(asked, outcome);
    await this.#follow();
    return outcome.outcome === "done" ? on : undefined;
  }

  /** The next day that anybody comes to work: what was due meanwhile is done first. */
  async nextDay(): Promise<void> {
    const days = this.random.fraction() < 0.05 ? this.random.between(2, 9) : 1;
    for (let nth = 0; nth < days; nth += 1) this.today = dayAfter(this.today);
    this.#seconds = 0;
    this.#tick();
    this.#outbox.open(this.today);
    await this.#follow();
    this.#hold(this.#overseer.overdue(this.today));
  }

  /** What reactions to it bring about, until nothing is left to do. */
  async #follow(): Promise<void> {
    this.#hold(await this.#overseer.look());
    for (let answers = this.#outbox.take(); answers.length > 0; answers = this.#outbox.take()) {
      for (const answer of answers) {
        await this.#run(answer);
        this.#hold(await this.#overseer.look());
      }
    }
  }

  async #run(answer: Answer): Promise<void> {
    this.#tick();
    const { command, to, id: key } = answer;
    const asked = { type: command.type, id: to, actor: engineActor, key, body: this.#body(answer) };
    const outcome = await this.#offices[0].ask(asked);
    this.#note(asked, outcome);
    if (!settled.includes(outcome.outcome))
      this.#hold([`${key}: ${command.type} on ${to} is ${outcome.outcome}`]);
  }

  /** Secret ballots are counted, and lists hashed, by who gives the command. */
  #body({ command, to, body }: Answer): object {
    if (command.type === publishStatusList.type) {
      const state = this.past.now(certification, to);
      const purpose = purposes.find((one) => one === body["purpose"]) ?? "suspension";
      return { ...body, hash: hashOfList(placesIn(state, purpose, Number(body["changes"]))) };
    }
    if (command.type !== tallyBallots.type) return body;
    const item = String(body["item"]);
    const state = this.past.now(session, to);
    const found = "items" in state ? state.items.find((one) => one.item === item) : undefined;
    const voters = found && "voters" in found.stage ? found.stage.voters.length : 0;
    return { item, counts: this.#overseer.votes.countsOf(to, item, voters) };
  }

  /** A second goes by with each thing that is asked for. */
  #tick(): void {
    this.#seconds += 1;
    const nine = Date.parse(`${this.today}T09:00:00.000Z`);
    this.house.setClock(new Date(nine + this.#seconds * 1_000).toISOString());
  }

  #note(asked: { type: string; id: string; actor: Actor; body: object }, outcome: Outcome): void {
    const { type, id, actor, body } = asked;
    this.counts.commands += 1;
    const done = outcome.outcome === "done";
    if (!done) this.counts.refused += 1;
    const tally = this.tallies.get(type) ?? { asked: 0, done: 0 };
    this.tallies.set(type, { asked: tally.asked + 1, done: tally.done + (done ? 1 : 0) });
    this.refusal = outcome.outcome === "rejected" ? outcome.rejection.code : outcome.outcome;
    const said = outcome.outcome === "rejected" ? outcome.rejection.code : outcome.outcome;
    this.#notes.push({ at: this.today, who: actor.as, type, id, about: body, outcome: said });
  }

  #hold(faults: readonly string[]): void {
    if (faults.length > 0) throw new Broken(this.today, faults, this.#trace(faults.join(" ")));
  }

  /** What was asked of the things that a fault names, and of those that their asks name. */
  #trace(fault: string): readonly string[] {
    const ids = new Set(fault.match(uuid) ?? []);
    return this.#notes
      .map((one) => ({ ...one, about: JSON.stringify(one.about) }))
      .filter(({ id, about }) => [id, ...(about.match(uuid) ?? [])].some((one) => ids.has(one)))
      .slice(-traced)
      .map((one) => `${one.at} ${one.who} ${one.type} ${one.id} ${one.about}: ${one.outcome}`);
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export const personOf = ({ id }: Actor): PersonId => id as PersonId;
