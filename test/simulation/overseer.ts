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
import { derivedKeys, type DomainHouse, erasedKeys } from "../domain/house.js";
import { Invariants } from "../domain/invariants.js";
import { type Act, actsOf, aggregateOf } from "#verification/act.js";
import { decideAgain, GrowingPast, openEvents } from "../domain/replay.js";
import { Ledger } from "./ledger.js";
import type { Outbox } from "./outbox.js";
import { Votes } from "./votes.js";

const page = 10_000;

/** Reads the log as it grows, and looks at everything that must hold of it. */
export class Overseer {
  readonly past = new GrowingPast();
  readonly votes = new Votes();
  readonly events: RecordedEvent[] = [];
  readonly #invariants = new Invariants();
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
    this.past.extend(event.stream, told);
    this.outbox.answer({ position, envelope: event, bytes, id: idOf(event.stream), event: told });
    this.happened(event, told);
    const found = this.#ledger.see(
      event,
      told as ApplicationEvent | LabelEvent | RegisterEvent | SessionEvent,
    );
    return [
      ...this.#invariants.see(event, told),
      ...found.map((fault) => `${event.stream}@${event.version} ${event.type}: ${fault}`),
    ];
  }

  /** Runs a decision again from what its events tell, opened and erased; counts opened votes. */
  async #again(act: Act): Promise<readonly string[]> {
    const [first] = act;
    const parts = await this.house.store.sealedParts(hashesIn(act));
    const opened = await openEvents(act, parts, derivedKeys);
    const faults = act.flatMap((event, nth) => {
      const told = opened[nth];
      return told ? this.votes.see(event, told as SessionEvent) : [];
    });
    const readings = parts.size > 0 ? [opened, await openEvents(act, parts, erasedKeys)] : [opened];
    for (const made of readings) {
      const again = await decideAgain(this.past, this.house.blobs, act, made);
      if (!isDeepStrictEqual(again, { accepted: made }))
        faults.push(`${first.command.type} is decided otherwise when it is run again`);
    }
    return faults.map((fault) => `${first.stream}@${first.version} ${first.type}: ${fault}`);
  }
}

const hashesIn = (act: Act): readonly string[] =>
  act.flatMap(({ data }) =>
    [...JSON.stringify(data).matchAll(/"sealed":"([0-9a-f]{64})"/g)].flatMap(
      ([, hash]) => hash ?? [],
    ),
  );
