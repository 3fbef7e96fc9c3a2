import type { Sentence } from "#kernel/index.js";
import type { Deadlines } from "#labelling/application/deadlines.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { type Ledger, stand } from "#labelling/deadline/ledger.js";
import { lastPeriod } from "#labelling/label/held.js";
import type { Label } from "#labelling/label/label.js";

/** A day by which something is awaited. */
export interface DueDay {
  readonly deadline: keyof typeof names;
  /** Of a condition, its place in the decision. */
  readonly nth?: number;
  readonly due: string;
}

/** What an event did to a day by which something is awaited. */
export interface Effect {
  readonly deadline: DueDay["deadline"];
  readonly nth?: number;
  /** Null where nothing was awaited. */
  readonly before: string | null;
  /** Null where nothing is any more. */
  readonly after: string | null;
  readonly text: string;
}

const open = (deadline: DueDay["deadline"], ledger: Ledger): readonly DueDay[] => {
  const clock = stand(ledger);
  return clock.state === "running" || clock.state === "suspended"
    ? [{ deadline, due: clock.due }]
    : [];
};

/** What is awaited of a file, and until when it can be contested. */
export const dueInFile = (
  deadlines: Deadlines | undefined,
  appeal: string | undefined,
): readonly DueDay[] => [
  ...(deadlines ? open("complements", deadlines.complements) : []),
  ...(deadlines ? open("decision", deadlines.decision) : []),
  ...(appeal === undefined ? [] : [{ deadline: "appeal" as const, due: appeal }]),
];

/** The last day to contest what was decided, after an event. */
export const appealAfter = (
  before: string | undefined,
  event: ApplicationEvent,
): string | undefined => {
  if (event.type === "DecisionNotified") return event.appealDueOn;
  return closing.includes(event.type) ? undefined : before;
};

const closing: readonly ApplicationEvent["type"][] = [
  "AppealLodged",
  "DecisionRecorded",
  "DecisionDeemed",
  "NotificationFailed",
];

/** What is awaited of a label, and how long it lasts. */
export const dueInLabel = (state: Label): readonly DueDay[] => {
  if (state.phase !== "active" && state.phase !== "suspended") return [];
  const { held } = state;
  const { proposal } = held;
  const until = state.phase === "suspended" ? state.suspension.until : undefined;
  return [
    { deadline: "term", due: lastPeriod(held).until },
    ...held.conditions
      .filter(({ metOn, missedOn }) => metOn === undefined && missedOn === undefined)
      .map(({ condition, dueOn }) => ({
        deadline: "condition" as const,
        nth: condition,
        due: dueOn,
      })),
    ...(proposal && proposal.answeredOn === undefined
      ? [{ deadline: "answer" as const, due: proposal.answerDueOn }]
      : []),
    ...(until === undefined ? [] : [{ deadline: "suspension" as const, due: until }]),
  ];
};

type Say = (sentence: Sentence, about?: Readonly<Record<string, string | number>>) => string;

/** What has changed from some due days to others. */
export const effects = (
  before: readonly DueDay[],
  after: readonly DueDay[],
  say: Say,
): readonly Effect[] => {
  const dueIn = (days: readonly DueDay[], { deadline, nth }: DueDay): string | null =>
    days.find((one) => one.deadline === deadline && one.nth === nth)?.due ?? null;
  const gone = before.filter((one) => dueIn(after, one) === null);
  return [...after, ...gone].flatMap((one) => {
    const [was, is] = [dueIn(before, one), dueIn(after, one)];
    if (was === is) return [];
    const { deadline, nth } = one;
    const name = say(names[deadline], { nth: nth ?? "" });
    const change = is === null ? "over" : was === null ? "opened" : "moved";
    return {
      deadline,
      ...(nth !== undefined && { nth }),
      before: was,
      after: is,
      text: say(words[change], { name, was: was ?? "", is: is ?? "" }),
    };
  });
};

export const names = {
  complements: { fr: "compléments", en: "complements" },
  decision: { fr: "décision", en: "decision" },
  appeal: { fr: "recours", en: "appeal" },
  term: { fr: "fin du label", en: "end of the label" },
  condition: { fr: "réserve n° {nth}", en: "condition no. {nth}" },
  answer: { fr: "réponse du titulaire", en: "answer of the holder" },
  suspension: { fr: "fin de la suspension", en: "end of the suspension" },
} as const satisfies Record<string, Sentence>;

const words = {
  opened: { fr: "{name} : attendu jusqu’au {is}", en: "{name}: until {is}" },
  moved: { fr: "{name} : le {is}, et non plus le {was}", en: "{name}: {is}, no longer {was}" },
  over: { fr: "{name} : n’est plus attendu le {was}", en: "{name}: awaited on {was} no more" },
} as const;
