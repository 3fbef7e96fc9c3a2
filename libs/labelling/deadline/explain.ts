import { unreachable, type Sentences } from "#kernel/index.js";
import {
  goneOn,
  stand,
  standOn,
  type Entry,
  type Ledger,
  type Mark,
  type Standing,
} from "./ledger.js";

/** What a person reads of a ledger, from the first line to the last. Days are YYYY-MM-DD. */
export const ledgerLines = {
  NOT_STARTED: {
    fr: "Le {on}, le délai ne court pas : le dossier n'est pas encore complet.",
    en: "On {on} the clock is not running: the file is not complete yet.",
  },
  OPENED: {
    fr: "Le délai commence le {on} ; son dernier jour est le {due}.",
    en: "The delay starts on {on}; its last day is {due}.",
  },
  SUSPENDED: {
    fr: "Le {on}, le délai s'arrête jusqu'au {until}, le temps de répondre à une demande. Si tout ce temps est pris, le dernier jour devient le {due}.",
    en: "On {on} the clock stops until {until}, to leave time to answer a request. If all of that time is used, the last day becomes {due}.",
  },
  RESUMED: {
    fr: "La réponse est arrivée le {on} : le délai repart. Il est resté arrêté {days} jour(s) en tout ; son dernier jour est le {due}.",
    en: "The answer came on {on}: the clock goes on. It stood still for {days} day(s) in all; the last day is {due}.",
  },
  TIME_GIVEN_RAN_OUT: {
    fr: "Le temps laissé pour répondre s'est achevé le {until} : le délai repart de lui-même. Il est resté arrêté {days} jour(s) en tout ; son dernier jour est le {due}.",
    en: "The time left to answer ended on {until}: the clock goes on by itself. It stood still for {days} day(s) in all; the last day is {due}.",
  },
  WITHOUT_EFFECT: {
    fr: "Le {on}, une demande arrive hors délai : elle ne change plus le dernier jour.",
    en: "On {on} a request comes too late to move the last day any more.",
  },
  MET: {
    fr: "Le {on}, plus rien n'est attendu : le délai est clos.",
    en: "On {on} nothing more is awaited: the delay is closed.",
  },
  MET_LATE: {
    fr: "Le {on}, plus rien n'est attendu, mais le dernier jour était le {due}.",
    en: "On {on} nothing more is awaited, but the last day was {due}.",
  },
  MISSED: {
    fr: "Le délai s'est achevé le {due} sans que rien ne vienne.",
    en: "The delay ended on {due} and nothing had come.",
  },
} as const satisfies Sentences;

export interface Line {
  readonly code: keyof typeof ledgerLines;
  readonly about: Readonly<Record<string, string | number>>;
  /** The event behind the line; none for what time alone did. */
  readonly by?: Mark;
}

const line = (code: Line["code"], about: Line["about"], by?: Mark): readonly Line[] => [
  { code, about, ...(by && { by }) },
];

const moved = (clock: Standing) =>
  clock.state === "running" ? { days: clock.suspendedDays, due: clock.due } : {};

/** What the calendar alone did between the last entry and a day. */
const passed = (before: Standing, day: string): readonly Line[] => {
  const after = goneOn(before, day);
  return before.state === "suspended" && after !== before
    ? line("TIME_GIVEN_RAN_OUT", { until: before.until, ...moved(after) })
    : [];
};

const told = (was: Standing, { kind, on, by }: Entry, is: Standing): readonly Line[] => {
  switch (kind) {
    case "not-started":
      return line("NOT_STARTED", { on }, by);
    case "opened":
      return line("OPENED", { on, ...("due" in is && { due: is.due }) }, by);
    case "suspended":
      if (is.state === "suspended")
        return line("SUSPENDED", { on, until: is.until, due: is.due }, by);
      return line("WITHOUT_EFFECT", { on }, by);
    case "resumed":
      return was.state === "suspended" ? line("RESUMED", { on, ...moved(is) }, by) : [];
    case "met":
      return was.state === "missed"
        ? line("MET_LATE", { on, due: was.due }, by)
        : line("MET", { on }, by);
    case "missed":
      return line("MISSED", { due: on }, by);
    default:
      return unreachable(kind);
  }
};

/**
 * How the due day came about, line by line, as it reads on a day: what time alone has done by then
 * is told too, even where nobody has recorded it.
 */
export const explain = (ledger: Ledger, today: string): readonly Line[] => {
  const lines = ledger.flatMap((entry, at) => {
    const before = ledger.slice(0, at);
    const after = stand(ledger.slice(0, at + 1));
    return [...passed(stand(before), entry.on), ...told(standOn(before, entry.on), entry, after)];
  });
  const last = stand(ledger);
  const now = standOn(ledger, today);
  const unrecorded = now.state === "missed" && last.state !== "missed";
  return [
    ...lines,
    ...passed(last, today),
    ...(unrecorded ? line("MISSED", { due: now.due }) : []),
  ];
};
