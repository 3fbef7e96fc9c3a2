import type { RecordedEvent } from "#kernel/index.js";
import { idOf, kindOf } from "#kernel/index.js";
import { application, hasEnded } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { dueDay, type Ledger as Deadline, standOn } from "#labelling/deadline/ledger.js";
import { lastPeriod } from "#labelling/label/held.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { hasEnded as isOver, label, onDay as labelOn } from "#labelling/label/label.js";
import { leftAsItIs } from "#labelling/label/record-label-decision.js";
import { daysAfter } from "#labelling/calendar/delay.js";
import { organisation } from "#labelling/organisation/organisation.js";
import type { RegisterEvent } from "#labelling/register/register.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { isOfFile } from "#labelling/session/matter.js";
import type { GrowingPast } from "../domain/replay.js";

type Told = ApplicationEvent | LabelEvent | RegisterEvent | SessionEvent;

const grants: readonly string[] = ["granted", "granted-with-conditions"];

const recordedAs: Readonly<Record<string, LabelEvent["type"]>> = {
  "not-renewed": "RenewalRefused",
  "not-revoked": "RevocationRefused",
  adjourned: "DecisionAdjourned",
};

/** What each decision must have led to, and what the calendar must have brought about. */
export class Ledger {
  readonly #granted = new Set<string>();
  /** Granted or numbered since the last look. */
  #fresh = new Set<string>();
  /** How many labels a file was granted. */
  readonly #labels = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  /** Files decided in a session, and labels left as they were, that is not recorded yet. */
  readonly #unrecorded = new Map<string, string>();
  readonly #files = new Set<string>();
  readonly #dueDays = new WeakMap<object, string>();
  readonly #alive = new Map<string, string>();

  constructor(
    private readonly past: GrowingPast,
    private readonly rulesOf: (definition: string) => SchemeDefinition,
  ) {}

  see({ stream }: RecordedEvent, event: Told): readonly string[] {
    const id = idOf(stream);
    const { type } = event;
    if (type === "ApplicationReceived") this.#files.add(id);
    if (type === "ItemDecided" && isOfFile(event.kind))
      this.#unrecorded.set(`${event.item} ${id}`, event.outcome);
    if (type === "ItemDecided" && leftAsItIs(event.kind, event.outcome) && this.#lasts(event))
      this.#unrecorded.set(`${event.item} ${id}`, event.outcome);
    if (type === "RenewalRefused" || type === "RevocationRefused" || type === "DecisionAdjourned")
      return this.#left(`${id} ${event.decision.session}`, event);
    if (type === "DecisionDeemed" && grants.includes(event.outcome)) this.#grant(id);
    if (type === "DecisionRecorded") return this.#recorded(id, event);
    if (type === "LabelNumbered") return this.#numbered(id, event);
    if (type === "LabelGranted") return this.#labelled(id, event);
    if (kindOf(stream) === "label" && isOver(this.past.now(label, id))) this.#alive.delete(id);
    return [];
  }

  /** What is left undone at the start of a day, when all that was due has been done. */
  overdue(today: string): readonly string[] {
    const fresh = [...this.#fresh].flatMap((file) => this.#unlabelled(file));
    this.#fresh = new Set();
    // So long a renewal that was decided on the last day may take to be recorded.
    const patient = daysAfter(today, -2);
    return [
      ...[...this.#unrecorded.keys()].map((one) => `${one} was decided and is not recorded`),
      ...fresh,
      ...[...this.#files].flatMap((id) => this.#fileOverdue(id, today)),
      ...[...this.#alive.keys()].flatMap((id) => this.#labelOverdue(id, today, patient)),
    ];
  }

  #recorded(id: string, event: Extract<Told, { readonly type: "DecisionRecorded" }>) {
    const key = `${id} ${event.session}`;
    const outcome = this.#unrecorded.get(key);
    this.#unrecorded.delete(key);
    if (grants.includes(event.outcome)) this.#grant(id);
    return outcome === event.outcome ? [] : [`recorded as ${event.outcome}, decided ${outcome}`];
  }

  /** Whether the label that was decided on is still there. */
  #lasts({ item, decidedOn }: Extract<Told, { readonly type: "ItemDecided" }>): boolean {
    const state = labelOn(this.past.now(label, item), decidedOn);
    return state.phase !== "not-granted" && !isOver(state);
  }

  #left(key: string, { type }: LabelEvent): readonly string[] {
    const outcome = this.#unrecorded.get(key);
    this.#unrecorded.delete(key);
    return outcome !== undefined && recordedAs[outcome] === type
      ? []
      : [`recorded as ${type}, decided ${outcome}`];
  }

  #grant(id: string): void {
    this.#granted.add(id);
    this.#fresh.add(id);
  }

  #numbered(scheme: string, { number, application: file }: RegisterEvent): readonly string[] {
    const expected = (this.#numbers.get(scheme) ?? 0) + 1;
    this.#numbers.set(scheme, number);
    return [
      ...(number === expected ? [] : [`has number ${number} after ${expected - 1}`]),
      ...(this.#granted.has(file) ? [] : [`numbers ${file}, which was not granted`]),
    ];
  }

  #labelled(id: string, event: Extract<Told, { readonly type: "LabelGranted" }>) {
    const { initiative, application: file } = event;
    const count = (this.#labels.get(file) ?? 0) + 1;
    this.#labels.set(file, count);
    const others = [...this.#alive].filter(([, whose]) => whose === initiative);
    this.#alive.set(id, initiative);
    return [
      ...(count === 1 ? [] : ["grants another label on one file"]),
      ...(this.#granted.has(file) ? [] : ["is granted without a decision"]),
      ...others.map(([other]) => `is live beside label ${other}`),
    ];
  }

  #unlabelled(file: string): readonly string[] {
    if ((this.#labels.get(file) ?? 0) === 1 || this.#isOfOwner(file)) return [];
    return [`file ${file} was granted and has no label`];
  }

  /** The owner of the brand may not label itself. */
  #isOfOwner(file: string): boolean {
    const state = this.past.now(application, file);
    if (!("filing" in state)) return false;
    const carrier = this.past.now(organisation, state.content.organisation);
    const { owner } = this.rulesOf(state.filing.rules.definition);
    return carrier.phase === "registered" && carrier.institution === owner;
  }

  #fileOverdue(id: string, today: string): readonly string[] {
    const state = this.past.now(application, id);
    if (!("filing" in state) || state.phase === "decided" || hasEnded(state)) {
      this.#files.delete(id);
      return [];
    }
    if (state.phase === "awaiting-complements") {
      const due = this.#dueOn(state.filing.deadlines.complements);
      return due !== "" && due < today ? [`file ${id} should have lapsed after ${due}`] : [];
    }
    if (state.phase === "appealed") return [];
    const { procedure } = this.rulesOf(state.filing.rules.definition);
    if (procedure.silence === "nothing") return [];
    const { decision } = state.filing.deadlines;
    const due = this.#dueOn(decision);
    if (due === "" || today <= due) return [];
    const standing = standOn(decision, today);
    return standing.state === "missed"
      ? [`silence should have decided file ${id} on ${standing.due}`]
      : [];
  }

  /** Worked out once for each state of a ledger: asked anew every day, it would cost the most of it. */
  #dueOn(ledger: Deadline): string {
    const due = this.#dueDays.get(ledger) ?? dueDay(ledger) ?? "";
    this.#dueDays.set(ledger, due);
    return due;
  }

  #labelOverdue(id: string, today: string, patient: string): readonly string[] {
    const state = this.past.now(label, id);
    if (state.phase === "not-granted") return [];
    const { until } = lastPeriod(state.held);
    const missed = state.held.conditions.filter(
      ({ dueOn, metOn, missedOn }) =>
        dueOn < today && missedOn === undefined && (metOn === undefined || metOn > dueOn),
    );
    return [
      ...(until < patient ? [`label ${id} should have expired after ${until}`] : []),
      ...missed.map(({ dueOn }) => `label ${id} should have missed its condition of ${dueOn}`),
    ];
  }
}
