import { application } from "#labelling/application/application.js";
import type { ApplicationEvent, DecisionOutcome } from "#labelling/application/events.js";
import { closeApplication } from "#labelling/initiative/close-application.js";
import type { Outcome } from "#labelling/initiative/initiative.js";
import { reaction } from "./reaction.js";

/** Whose live application a file is; told at its start, needed at its end. */
type Remembered = { readonly initiative: string };

/** Once its application has ended, an initiative may apply again. */
export const freeInitiatives = reaction<ApplicationEvent, Remembered>({
  name: "free-initiatives",
  reads: [application],
  evolve: (state, { event }) => {
    if (event.type === "ApplicationStarted") return { initiative: event.initiative };
    // A refusal may be appealed, and granted then.
    return outcomeOf(event) === undefined || isDecided(event) ? state : undefined;
  },
  react: ({ id, event }, state) => {
    const outcome = outcomeOf(event);
    if (!outcome || !state) return [];
    const body = { application: id, outcome };
    return [{ command: closeApplication, to: state.initiative, body }];
  },
});

const outcomeOf = (event: ApplicationEvent): Outcome | undefined => {
  if (event.type === "DecisionDeemed") return event.outcome;
  return event.type === "DecisionRecorded" ? decisions[event.outcome] : ends[event.type];
};

const ends: Readonly<Partial<Record<ApplicationEvent["type"], Outcome>>> = {
  ApplicationWithdrawn: "withdrawn",
  ApplicationLapsed: "lapsed",
  ApplicationDeclaredInadmissible: "inadmissible",
};

/** A file that is put off stays the initiative's live one. */
const decisions: Readonly<Record<DecisionOutcome, Outcome | undefined>> = {
  granted: "granted",
  "granted-with-conditions": "granted",
  refused: "refused",
  adjourned: undefined,
};

const isDecided = ({ type }: ApplicationEvent) =>
  type === "DecisionRecorded" || type === "DecisionDeemed";
