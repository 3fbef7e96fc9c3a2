import { unreachable } from "#kernel/index.js";
import type { Delay } from "../calendar/delay.js";
import type { ClockRule } from "../deadline/clock-rule.js";
import { stand, standOn, type Ledger, type Mark } from "../deadline/ledger.js";
import type { ApplicationEvent, Item } from "./events.js";
import { merged, without } from "./pieces.js";

/**
 * The two deadlines of a file and what moves them: the carrier's, for complements, and the
 * committee's, for the decision. A fold of its own, so that a read model can run it over the log,
 * with the ids of events as marks.
 */
export type Deadlines = {
  readonly complements: Ledger;
  readonly decision: Ledger;
  /**
   * Under which rule the decision's clock runs. Fixed by the receipt: moving the file to another
   * version of the scheme must not change a delay that the carrier was told.
   */
  readonly clock: ClockRule;
  readonly delays: { readonly complements: Delay; readonly decision: Delay };
  /** What was asked for and has not come. */
  readonly awaited: readonly Item[];
  /** The last day on which something of the file came in; complete files are complete since then. */
  readonly contentOn: string;
};

type Received = Extract<ApplicationEvent, { type: "ApplicationReceived" }>;
type Requested = Extract<ApplicationEvent, { type: "ComplementsRequested" }>;

/** The receipt starts it all: before, nobody owes anybody anything. */
export const openDeadlines = (
  { receivedOn: on, clock, delays }: Received,
  by: Mark,
): Deadlines => ({
  complements: [],
  decision: [
    clock === "starts-when-complete"
      ? { kind: "not-started", on, by }
      : { kind: "opened", on, delay: delays.decision, by },
  ],
  clock,
  delays,
  awaited: [],
  contentOn: on,
});

/** Whether the clock waits for some of these: for a fault it does not where CRPA L114-6 applies. */
const stops = (clock: ClockRule, items: readonly Item[]) =>
  items.some(({ nature }) => clock === "waits-for-the-carrier" || nature === "incomplete");

const decisionStarts = (now: Deadlines, on: string, by: Mark): Deadlines =>
  stand(now.decision).state === "not-started"
    ? {
        ...now,
        decision: [...now.decision, { kind: "opened", on, delay: now.delays.decision, by }],
      }
    : now;

const decisionStops = (now: Deadlines, on: string, by: Mark, until?: string): Deadlines => {
  if (now.clock !== "starts-when-complete")
    return until === undefined
      ? now
      : { ...now, decision: [...now.decision, { kind: "suspended", on, until, by }] };
  // What ran out before the request was sent has run out: silence has accepted.
  return standOn(now.decision, on).state === "running"
    ? { ...now, decision: [...now.decision, { kind: "not-started", on, by }] }
    : now;
};

/** The last missing piece is there, or is not called missing any more. */
const decisionGoesOn = (now: Deadlines, on: string, by: Mark): Deadlines =>
  now.clock === "starts-when-complete"
    ? decisionStarts(now, on, by)
    : { ...now, decision: [...now.decision, { kind: "resumed", on, by }] };

const requested = (now: Deadlines, event: Requested, by: Mark): Deadlines => {
  const { requestedOn: on, dueOn: until } = event;
  const awaited = merged(now.awaited, event.items);
  const open = { kind: "opened", on, delay: now.delays.complements, by } as const;
  const asked = { ...now, awaited, complements: [...now.complements, open] };
  if (stops(now.clock, awaited)) return decisionStops(asked, on, by, until);
  return stops(now.clock, now.awaited) ? decisionGoesOn(asked, on, by) : asked;
};

const brought = (now: Deadlines, event: ApplicationEvent, on: string, by: Mark): Deadlines => {
  const awaited = without(now.awaited, event);
  const held = { ...now, awaited, contentOn: on };
  return stops(now.clock, now.awaited) && !stops(now.clock, awaited)
    ? decisionGoesOn(held, on, by)
    : held;
};

/** Nothing is awaited any more, from the carrier nor from the committee. */
const closed = (now: Deadlines, on: string, by: Mark): Deadlines => ({
  ...now,
  awaited: [],
  complements:
    now.awaited.length > 0 ? [...now.complements, { kind: "met", on, by }] : now.complements,
  decision: [...now.decision, { kind: "met", on, by }],
});

/** `by` names the event in the ledgers. */
export const evolveDeadlines = (now: Deadlines, event: ApplicationEvent, by: Mark): Deadlines => {
  switch (event.type) {
    case "ApplicationSigned":
      return brought(now, event, event.signedOn, by);
    case "DocumentAttached":
      return brought(now, event, event.attachedOn, by);
    case "ComplementsProvided":
      return brought(now, event, event.providedOn, by);
    case "ApplicationChecked":
      if (now.clock !== "starts-when-complete") return now;
      return event.missing.length === 0
        ? decisionStarts(now, now.contentOn, by)
        : decisionStops(now, event.checkedOn, by);
    case "ComplementsRequested":
      return requested(now, event, by);
    case "ComplementsMet":
      return { ...now, complements: [...now.complements, { kind: "met", on: event.metOn, by }] };
    case "ApplicationDeclaredInadmissible":
      return closed(now, event.declaredOn, by);
    case "ApplicationWithdrawn":
      return closed(now, event.withdrawnOn, by);
    case "ApplicationLapsed": {
      const missed = { kind: "missed", on: event.lapsedOn, by } as const;
      const rest = closed({ ...now, awaited: [] }, event.lapsedOn, by);
      return { ...rest, complements: [...now.complements, missed] };
    }
    case "DecisionRecorded":
      // An adjourned file waits on, and so does its clock.
      return event.outcome === "adjourned" ? now : closed(now, event.decidedOn, by);
    case "DecisionDeemed": {
      const missed = { kind: "missed", on: event.effectiveOn, by } as const;
      return { ...now, decision: [...now.decision, missed] };
    }
    case "ApplicationMoved":
      return { ...now, delays: { ...now.delays, complements: event.complements } };
    case "ApplicationDeclaredAdmissible":
    case "ApplicationStarted":
    case "ApplicationReceived":
    case "DraftEdited":
    case "DocumentRemoved":
    case "MessageSent":
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "DecisionNotified":
    case "NotificationFailed":
    case "AppealLodged":
    case "DecisionCorrected":
      return now;
    default:
      return unreachable(event);
  }
};
