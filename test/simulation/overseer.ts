import { maskedEvent } from "#commands/domain-event.js";
import { beginning, type Position, type StoredEvent } from "#event-store/port.js";
import type { DomainEvent, RecordedEvent } from "#kernel/index.js";
import { idOf } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { LabelEvent } from "#labelling/label/events.js";
import type { RegisterEvent } from "#labelling/register/register.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { isDeepStrictEqual } from "node:util";
import { derivedKeys, type DomainHouse } from "../domain/house.js";
import { Invariants } from "../domain/invariants.js";
import { type Act, actsOf, aggregateOf } from "#verification/act.js";
import { decideAgain, openEvents } from "../domain/replay.js";
import { Ledger } from "./ledger.js";
import type { Outbox } from "./outbox.js";
import { Votes } from "./votes.js";

const page = 10_000;

/** Reads the log as it grows, and looks at everything that must hold of it. */
export class Overseer {
  readonly votes = new Votes();
  readonly events: RecordedEvent[] = [];
  readonly #invariants = new Invariants();
  readonly past = this.#invariants.past;
  readonly #ledger: Ledger;
  #at: Position = beginning;

  constructor(
    private readonly house: DomainHouse,
    private readonly outbox: Outbox,
    rulesOf: (definition: string) => SchemeDefinition,
    private readonly happened: (event: RecordedEvent, told: DomainEvent) => void,
  ) {
    this.#ledger = new Ledger(this.past, rulesOf);
  }

  /** Takes in what was stored since the last time. @returns what is wrong with it */
  async look(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (;;) {
      const stored = await this.house.store.readAll(this.#at, page);
      for (const one of stored) faults.push(...this.#see(one));
      for (const act of actsOf(stored.map(({ event }) => event)))
        faults.push(...(await this.#again(act)));
      this.#at = stored.at(-1)?.position ?? this.#at;
      if (stored.length < page) return faults;
    }
  }

  overdue(today: string): readonly string[] {
    return this.#ledger.overdue(today);
  }

  #see({ event, position, bytes }: StoredEvent): readonly string[] {
    this.events.push(event);
    const told = maskedEvent(aggregateOf(event.stream), event);
    const broken = this.#invariants.see(event, told);
    this.outbox.answer({ position, envelope: event, bytes, id: idOf(event.stream), event: told });
    this.happened(event, told);
    const found = this.#ledger.see(
      event,
      told as ApplicationEvent | LabelEvent | RegisterEvent | SessionEvent,
    );
    return [
      ...broken,
      ...found.map((fault) => `${event.stream}@${event.version} ${event.type}: ${fault}`),
    ];
  }

  /** Runs a decision again from what its events tell, opened and erased; counts opened votes. */
  async #again(act: Act): Promise<readonly string[]> {
    const [first] = act;
    let isSealed = false;
    const readParts = (hashes: readonly string[]) => {
      isSealed = true;
      return this.house.store.sealedParts(hashes);
    };
    const opened = await openEvents(act, readParts, derivedKeys);
    const faults = act.flatMap((event, nth) => {
      const told = opened[nth];
      return told ? this.votes.see(event, told as SessionEvent) : [];
    });
    // What an erasure leaves is what the write side folds: that is held of `open` where it is tested.
    const erased = () => act.map((event) => maskedEvent(aggregateOf(event.stream), event));
    const readings = isSealed ? [opened, erased()] : [opened];
    for (const made of readings) {
      const again = await decideAgain(this.past, this.house.blobs, act, made);
      if (!isDeepStrictEqual(again, { accepted: made }))
        faults.push(`${first.command.type} is decided otherwise when it is run again`);
    }
    return faults.map((fault) => `${first.stream}@${first.version} ${first.type}: ${fault}`);
  }
}
