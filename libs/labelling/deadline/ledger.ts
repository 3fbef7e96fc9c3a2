import { unreachable } from "#kernel/index.js";
import { daysBetween } from "../calendar/days-between.js";
import { addDelay, dayAfter, daysAfter, type Delay } from "../calendar/delay.js";

/** The event that an entry was made by; its id is known to those who read the log, not to `decide`. */
export type Mark = {
  readonly type: string;
  readonly id?: string;
};

/**
 * What happened to a deadline, each on the Paris day on which it took effect. That is not always
 * the day on which it was recorded: a missed deadline is missed on its due day, however late the
 * job that says so.
 */
export type Entry = { readonly on: string; readonly by: Mark } & (
  | { readonly kind: "not-started" }
  | { readonly kind: "opened"; readonly delay: Delay }
  /** `until` is the last day of the time given; the clock goes on by itself after it. */
  | { readonly kind: "suspended"; readonly until: string }
  | { readonly kind: "resumed" }
  /** Closed in time: what was awaited has come, or is not awaited any more. */
  | { readonly kind: "met" }
  | { readonly kind: "missed" }
);

/** In the order of the log. A later `opened` starts the deadline anew; `not-started` takes it back. */
export type Ledger = readonly Entry[];

interface Running {
  readonly state: "running";
  readonly openedOn: string;
  readonly delay: Delay;
  /** Days on which the clock stood still, and by which the due day moved. */
  readonly suspendedDays: number;
  /** Last day on which it can be met; that day included. */
  readonly due: string;
}

interface Suspended extends Omit<Running, "state"> {
  readonly state: "suspended";
  readonly since: string;
  readonly until: string;
}

export type Standing =
  | { readonly state: "not-started" }
  | Running
  /** `due` supposes that all the time given is used; it comes nearer when the clock resumes sooner. */
  | Suspended
  | { readonly state: "met"; readonly on: string; readonly due?: string }
  | { readonly state: "missed"; readonly due: string };

const running = (openedOn: string, delay: Delay, suspendedDays: number): Running => ({
  state: "running",
  openedOn,
  delay,
  suspendedDays,
  due: daysAfter(addDelay(openedOn, delay), suspendedDays),
});

/** The day that the clock stopped on is not counted, the day that it goes on is. */
const resumedOn = (clock: Suspended, day: string): Running => {
  const last = dayAfter(clock.until);
  const lost = daysBetween(clock.since, day < last ? day : last);
  return running(clock.openedOn, clock.delay, clock.suspendedDays + lost);
};

const suspended = (clock: Running, since: string, until: string): Suspended => {
  const { openedOn, delay, suspendedDays } = clock;
  const days = suspendedDays + daysBetween(since, dayAfter(until));
  const { due } = running(openedOn, delay, days);
  return { state: "suspended", openedOn, delay, suspendedDays, since, until, due };
};

/** A time given that has run out before `day` suspends no more, though no event says so. */
export const goneOn = (clock: Standing, day: string): Standing =>
  clock.state === "suspended" && clock.until < day ? resumedOn(clock, day) : clock;

const suspend = (clock: Standing, on: string, until: string): Standing => {
  switch (clock.state) {
    case "running":
      // Once a delay has run out nothing can stretch it: silence has spoken.
      return clock.due < on ? clock : suspended(clock, on, until);
    case "suspended":
      // Two requests that overlap stop the clock once, until the later of their ends.
      return clock.until < until
        ? suspended(resumedOn(clock, clock.since), clock.since, until)
        : clock;
    case "not-started":
    case "met":
    case "missed":
      return clock;
    default:
      return unreachable(clock);
  }
};

const dueOf = (clock: Standing) => ("due" in clock ? clock.due : undefined);

const enter = (before: Standing, entry: Entry): Standing => {
  const clock = goneOn(before, entry.on);
  const due = dueOf(clock);
  switch (entry.kind) {
    case "not-started":
      return { state: "not-started" };
    case "opened":
      return running(entry.on, entry.delay, 0);
    case "suspended":
      return suspend(clock, entry.on, entry.until);
    case "resumed":
      return clock.state === "suspended" ? resumedOn(clock, entry.on) : clock;
    case "met":
      return { state: "met", on: entry.on, ...(due !== undefined && { due }) };
    case "missed":
      return { state: "missed", due: entry.on };
    default:
      return unreachable(entry);
  }
};

/** How a deadline stands after its last entry. */
export const stand = (ledger: Ledger): Standing =>
  ledger.reduce<Standing>(enter, { state: "not-started" });

/**
 * How it stands on a day: what has run out by then counts as run out, recorded or not, so that a
 * job that is late changes nothing.
 */
export const standOn = (ledger: Ledger, day: string): Standing => {
  const clock = goneOn(stand(ledger), day);
  return clock.state === "running" && clock.due < day ? { state: "missed", due: clock.due } : clock;
};

/** The last day on which it can be, or could have been, met; none while it has not started. */
export const dueDay = (ledger: Ledger): string | undefined => dueOf(stand(ledger));
