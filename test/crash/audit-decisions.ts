import type { StoredEvent } from "#event-store/port.js";
import { idOf, kindOf } from "#kernel/index.js";
import type { Fault } from "./fault.js";

/** What a session decided, told by the log alone: recorded once, and once numbered and labelled. */
export const auditDecisions = (log: readonly StoredEvent[]): readonly Fault[] => [
  ...recordFaults(log),
  ...labelFaults(log),
  ...numberFaults(log),
  ...holdFaults(log),
  ...ballotFaults(log),
];

const told = ({ event: { data } }: StoredEvent, field: string): string => String(data[field]);
const whose = ({ event }: StoredEvent): string => idOf(event.stream);
const ofType = (log: readonly StoredEvent[], ...types: readonly string[]) =>
  log.filter(({ event }) => types.includes(event.type));

/** How often each thing is said. */
const tally = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const isAboutFile = (stored: StoredEvent) =>
  ["application", "appeal"].includes(told(stored, "kind"));

const recordFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const decided = ofType(log, "ItemDecided")
    .filter(isAboutFile)
    .map((one) => [told(one, "item"), whose(one), told(one, "outcome"), told(one, "decidedOn")]);
  const recorded = ofType(log, "DecisionRecorded").map((one) => [
    whose(one),
    ...["session", "outcome", "decidedOn"].map((field) => told(one, field)),
  ]);
  const records = tally(recorded.map((one) => one.join(" ")));
  const decisions = tally(decided.map((one) => one.join(" ")));
  const all = new Set([...records.keys(), ...decisions.keys()]);
  return [...all]
    .filter((about) => records.get(about) !== 1 || decisions.get(about) !== 1)
    .map((about) => ({ code: "DECISION_MISRECORDED", about }));
};

const grants = ["granted", "granted-with-conditions"];

/** One number and one label for each file whose last decision grants; none for any other. */
const labelFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const last = new Map(
    ofType(log, "DecisionRecorded", "DecisionDeemed").map((one) => [whose(one), one]),
  );
  const granted = [...last].filter(([, one]) => grants.includes(told(one, "outcome")));
  const numbers = tally(ofType(log, "LabelNumbered").map((one) => told(one, "application")));
  const labels = tally(ofType(log, "LabelGranted").map((one) => told(one, "application")));
  const due = new Set(granted.map(([file]) => file));
  const all = new Set([...due, ...numbers.keys(), ...labels.keys()]);
  return [...all].flatMap((file) => {
    const wanted = due.has(file) ? 1 : 0;
    const [numbered, labelled] = [numbers.get(file) ?? 0, labels.get(file) ?? 0];
    return numbered === wanted && labelled === wanted
      ? []
      : [{ code: "LABEL_MISCOUNTED", about: `${file}: ${numbered} numbers, ${labelled} labels` }];
  });
};

const numberFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const last = new Map<string, number>();
  const borne = tally(
    ofType(log, "LabelGranted").map((one) => `${told(one, "scheme")} ${told(one, "number")}`),
  );
  const gaps = ofType(log, "LabelNumbered").flatMap((one) => {
    const [scheme, number] = [whose(one), Number(told(one, "number"))];
    const isNext = number === (last.get(scheme) ?? 0) + 1;
    last.set(scheme, number);
    return isNext ? [] : [`${scheme} ${number}`];
  });
  const twice = [...borne].flatMap(([about, count]) => (count > 1 ? [about] : []));
  return [...gaps, ...twice].map((about) => ({ code: "NUMBER_TWICE", about }));
};

const underWay = "DeliberationRequested";
const atRest = ["ItemDecided", "ItemAdjourned", "QuestionRejected"];

/** A file may stay held only while its session still deliberates it, as when the callers went home. */
const holdFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const held = new Map<string, string>();
  const inHand = new Set<string>();
  for (const one of log) {
    const { type, stream } = one.event;
    if (kindOf(stream) === "application") {
      if (type === "ApplicationHeld") held.set(whose(one), told(one, "session"));
      if (type === "ApplicationReleased" || type === "DecisionRecorded") held.delete(whose(one));
    }
    const matter = `${whose(one)} ${told(one, "item")}`;
    if (type === underWay) inHand.add(matter);
    if (atRest.includes(type)) inHand.delete(matter);
  }
  return [...held]
    .filter(([file, session]) => !inHand.has(`${session} ${file}`))
    .map(([file]) => ({ code: "FILE_STILL_HELD", about: file }));
};

/** Counted anew: the last ballot of each seat, between the opening of a vote and its count. */
const ballotFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const cast = new Map<string, Map<string, string>>();
  const faults: Fault[] = [];
  for (const one of log) {
    const matter = `${whose(one)} ${told(one, "item")}`;
    switch (one.event.type) {
      case "DeliberationOpened":
        cast.set(matter, new Map());
        break;
      case "BallotCast":
        cast.get(matter)?.set(told(one, "on"), told(one, "choice"));
        break;
      case "BallotsTallied": {
        const ballots = tally([...(cast.get(matter)?.values() ?? [])]);
        const counts = Object(one.event.data["counts"]) as Readonly<Record<string, unknown>>;
        // Secret ballots are counted by who can open them.
        if (ballots.size === 0) break;
        const isSo = ["for", "against", "abstain"].every(
          (choice) => counts[choice] === (ballots.get(choice) ?? 0),
        );
        if (!isSo) faults.push({ code: "BALLOT_MISCOUNTED", about: matter });
      }
    }
  }
  return faults;
};
