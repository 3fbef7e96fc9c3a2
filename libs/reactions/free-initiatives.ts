import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
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
    return outcomeOf(event) ? undefined : state;
  },
  react: ({ id, event }, state) => {
    const outcome = outcomeOf(event);
    if (!outcome || !state) return [];
    const body = { application: id, outcome };
    return [{ command: closeApplication, to: state.initiative, body }];
  },
});

const outcomeOf = ({ type }: ApplicationEvent): Outcome | undefined => {
  if (type === "ApplicationWithdrawn") return "withdrawn";
  if (type === "ApplicationLapsed") return "lapsed";
  return type === "ApplicationDeclaredInadmissible" ? "inadmissible" : undefined;
};
