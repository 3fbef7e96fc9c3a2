import type { DomainEvent, RecordedEvent, StreamName } from "#kernel/index.js";
import { idOf, kindOf, streamName } from "#kernel/index.js";
import { maskedEvent } from "#commands/domain-event.js";
import { type Application, hasEnded } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { claim, type Claim } from "#labelling/claim/claim.js";
import { dueDay } from "#labelling/deadline/ledger.js";
import type { Organisation } from "#labelling/organisation/organisation.js";
import type { Session } from "#labelling/session/session.js";
import { ofCommittees } from "./committee-invariants.js";
import { aggregateOf } from "#verification/act.js";
import { ofSession } from "./session-invariants.js";
import { GrowingPast } from "./replay.js";
import { when } from "./states.js";

/** All that is wrong with a log, in words. */
export const faultsIn = (events: readonly RecordedEvent[]): readonly string[] => {
  const watch = new Invariants();
  return events.flatMap((event) => watch.see(event, maskedEvent(aggregateOf(event.stream), event)));
};

/** Looks at a log as it grows: each event costs the same, however long the log is. */
export class Invariants {
  readonly past = new GrowingPast();
  readonly #heads = new Map<StreamName, RecordedEvent>();
  readonly #filesOf = new Map<string, StreamName[]>();
  readonly #claimants = new Map<string, Set<StreamName>>();

  /** @param told the same, as the write side folds it @returns what is wrong now that was not before */
  see(event: RecordedEvent, told: DomainEvent): readonly string[] {
    const { stream } = event;
    const states = this.past;
    const before = states.head(stream);
    states.extend(stream, told);
    const after = states.head(stream);
    const found = [
      ...standing(event, this.#heads),
      ...(kindOf(stream) === "application"
        ? ofFile(before as Application, told, after as Application, event)
        : []),
      ...(kindOf(stream) === "session" ? ofSession(before as Session, told, states, event) : []),
      ...ofCommittees(states, before, told, event),
      ...this.#ofLiveFiles(event),
      ...this.#ofClaims(stream),
    ];
    this.#heads.set(stream, event);
    return found.map((fault) => `${stream}@${event.version} ${event.type}: ${fault}`);
  }

  /** An initiative has one live file, and knows it. */
  #ofLiveFiles({ stream, type }: RecordedEvent): readonly string[] {
    if (type !== "ApplicationStarted") return [];
    const file = this.past.head<Application>(stream);
    const { initiative } = "content" in file ? file.content : { initiative: "" };
    const known = this.#filesOf.get(initiative) ?? [];
    this.#filesOf.set(initiative, [...known, stream]);
    return known
      .filter((name) => name !== stream && isLive(this.past.head<Application>(name)))
      .map((name) => `is live beside ${name}`);
  }

  /** Who stands under a number owns its claim. */
  #ofClaims(stream: StreamName): readonly string[] {
    const kind = kindOf(stream);
    if (kind === "claim") return this.#ofClaim(idOf(stream));
    if (kind !== "organisation") return [];
    const number = this.#numberOf(stream);
    if (number === undefined) return [];
    const claimants = this.#claimants.get(number) ?? new Set();
    this.#claimants.set(number, claimants.add(stream));
    return this.#ofClaim(number);
  }

  #numberOf(stream: StreamName): string | undefined {
    const held = this.past.head<Organisation>(stream);
    return held.phase === "registered" ? held.claim : undefined;
  }

  #ofClaim(id: string): readonly string[] {
    const owned = this.past.head<Claim>(streamName(claim.kind, id));
    return [...(this.#claimants.get(id) ?? [])]
      .filter((name) => this.#numberOf(name) === id)
      .flatMap((name) =>
        when(
          owned.phase === "free" || owned.owner !== name,
          `${idOf(name)} stands under a claim that is not its own`,
        ),
      );
  }
}

/** Versions are contiguous, time never goes back, and what was read was there. */
const standing = (
  { stream, version, at, basis = [] }: RecordedEvent,
  heads: ReadonlyMap<StreamName, RecordedEvent>,
): readonly string[] => {
  const last = heads.get(stream);
  const ahead = basis.filter((read) => read.version > (heads.get(read.stream)?.version ?? -1));
  return [
    ...when(version !== (last?.version ?? -1) + 1, `after ${last?.version}`),
    ...when(last !== undefined && at < last.at, `at ${at}, before ${last?.at}`),
    ...ahead.map((read) => `read ${read.stream}@${read.version}, which was not there`),
    ...when(
      basis.some((read) => read.stream === stream),
      "is its own basis",
    ),
  ];
};

/** A file has nothing after its end, keeps its rules unless it is moved, and lapses no day too soon. */
const ofFile = (
  before: Application,
  told: DomainEvent,
  after: Application,
  { at }: RecordedEvent,
): readonly string[] => {
  const event = told as ApplicationEvent;
  const due =
    before.phase === "awaiting-complements"
      ? dueDay(before.filing.deadlines.complements)
      : undefined;
  const lapsed = event.type === "ApplicationLapsed";
  const moved =
    "filing" in before &&
    "filing" in after &&
    before.filing.rules.schemeVersion !== after.filing.rules.schemeVersion;
  return [
    ...when(hasEnded(before), `after the end, ${before.phase}`),
    ...when(lapsed && due === undefined, "lapsed, though nothing was awaited"),
    ...when(lapsed && due !== event.lapsedOn, `lapsed on another day than ${due}`),
    ...when(lapsed && due !== undefined && parisDay(at) <= due, `lapsed before ${due} was over`),
    ...when(
      !lapsed && due !== undefined && parisDay(at) > due,
      `came after ${due}, when it had lapsed`,
    ),
    ...when(moved && event.type !== "ApplicationMoved", "moved to other rules in silence"),
    ...ofJudgement(before, event),
    // Between the last piece and the event that says so, in one append, is no place to stand.
    ...when(event.type !== "ComplementsMet" && !awaitsSomething(before), "awaited nothing"),
  ];
};

/** What the committee has in hand stays there, and is decided once, unless it is appealed. */
const ofJudgement = (before: Application, event: ApplicationEvent): readonly string[] => {
  const judgement = "judgement" in before ? before.judgement : undefined;
  return [
    ...when(
      event.type === "ApplicationWithdrawn" && judgement?.held === true,
      "withdrawn, though held",
    ),
    ...when(
      event.type === "DecisionRecorded" && judgement?.held !== true,
      "decided, though not held",
    ),
    ...when(
      (event.type === "DecisionRecorded" || event.type === "DecisionDeemed") &&
        before.phase === "decided",
      "decided again without an appeal",
    ),
  ];
};

const awaitsSomething = (state: Application): boolean =>
  !("filing" in state) ||
  state.filing.deadlines.awaited.length > 0 === (state.phase === "awaiting-complements");

/** A decided file has set its initiative free too, and may come back by an appeal alone. */
const isLive = (state: Application) =>
  state.phase !== "not-started" &&
  state.phase !== "decided" &&
  state.phase !== "appealed" &&
  !hasEnded(state);
