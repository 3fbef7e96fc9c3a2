import type { Deadlines } from "#labelling/application/deadlines.js";
import type { Delay } from "#labelling/calendar/delay.js";
import { explain, ledgerLines, type Line } from "#labelling/deadline/explain.js";
import { standOn, type Standing } from "#labelling/deadline/ledger.js";
import type { Sentence } from "#kernel/index.js";
import { deadlinesAfter } from "../deadlines/deadlines-after.js";
import type { DeadlineKind } from "../deadlines/deadlines.js";
import { names } from "../history/due-days.js";
import type { Because } from "./because.js";
import { happened, lastOf, type Seen } from "./seen.js";

/** Why a file is due on its day: the entries of the ledger, the length of the delay, and its clock. */
export const whyDue = (seen: Seen, kind: DeadlineKind): Because | undefined => {
  const deadlines = seen.file.reduce<Deadlines | undefined>(deadlinesAfter, undefined);
  const received = lastOf(seen.file, "ApplicationReceived");
  if (!deadlines || !received || deadlines[kind].length === 0) return undefined;
  const ledger = deadlines[kind];
  const standing = standOn(ledger, seen.today);
  const due = "due" in standing ? (standing.due ?? "") : "";
  const about = { kind: seen.say(names[kind]), state: seen.say(states[standing.state]), due };
  const moved = kind === "complements" ? lastOf(seen.file, "ApplicationMoved") : undefined;
  const rule = (code: string, text: string): Because => ({
    key: `rule ${code} ${kind}`,
    node: {
      is: "rule",
      code,
      scheme: seen.scheme,
      schemeVersion: (moved ?? received).event.schemeVersion,
      text,
    },
    from: [happened(seen, moved ?? received)],
  });
  const { count, unit } = deadlines.delays[kind];
  return {
    key: `due ${kind}`,
    node: {
      is: "fact",
      code: kind === "decision" ? "DECISION_DUE" : "COMPLEMENTS_DUE",
      text: seen.say(due === "" ? words.standing : words.due, about),
    },
    from: [
      ...explain(ledger, seen.today).map((line, nth) => lineIn(seen, kind, line, nth)),
      rule("DELAY", seen.say(words.delay, { delay: seen.say(delays[unit], { count }) })),
      ...(kind === "decision" ? [rule("CLOCK", seen.say(clocks[deadlines.clock]))] : []),
    ],
  };
};

/** A line of the ledger is what an event did to the deadline, or time alone. */
const lineIn = (
  seen: Seen,
  kind: DeadlineKind,
  { code, about, by }: Line,
  nth: number,
): Because => {
  const text = seen.say(ledgerLines[code], about);
  const cause = by && seen.file.find(({ envelope }) => envelope.id === by.id);
  return {
    key: `ledger ${kind} ${nth}`,
    node: { is: "fact", code, text },
    from: cause ? [happened(seen, cause)] : [],
  };
};

const states = {
  "not-started": { fr: "pas commencée", en: "not started" },
  running: { fr: "en cours", en: "running" },
  suspended: { fr: "suspendue", en: "suspended" },
  met: { fr: "close", en: "met" },
  missed: { fr: "dépassée", en: "missed" },
} as const satisfies Record<Standing["state"], Sentence>;

const delays = {
  days: { fr: "{count} jour(s)", en: "{count} day(s)" },
  months: { fr: "{count} mois", en: "{count} month(s)" },
} as const satisfies Record<Delay["unit"], Sentence>;

const clocks = {
  "starts-when-complete": {
    fr: "Le délai court dès que le dossier est complet, car le silence vaut accord.",
    en: "The clock starts when the file is complete, since silence accepts.",
  },
  "waits-for-missing-pieces": {
    fr: "Le délai court dès l’arrivée du dossier ; il s’arrête pendant le temps laissé pour apporter une pièce manquante.",
    en: "The clock runs from receipt; it stands still for the time given to bring a missing piece.",
  },
  "waits-for-the-carrier": {
    fr: "Le délai court dès l’arrivée du dossier ; il s’arrête tant que la structure a le dossier en main.",
    en: "The clock runs from receipt; it stands still while the carrier has the file in hand.",
  },
} as const satisfies Record<Deadlines["clock"], Sentence>;

const words = {
  due: {
    fr: "Échéance « {kind} » : {state}, {due}.",
    en: "Deadline “{kind}”: {state}, {due}.",
  },
  standing: { fr: "Échéance « {kind} » : {state}.", en: "Deadline “{kind}”: {state}." },
  delay: { fr: "Le dispositif laisse {delay}.", en: "The scheme gives {delay}." },
} as const;
