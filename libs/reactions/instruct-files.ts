import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { closeInstruction } from "#labelling/instruction/close-instruction.js";
import { openInstruction } from "#labelling/instruction/open-instruction.js";
import { reopenInstruction } from "#labelling/instruction/reopen-instruction.js";
import { reaction } from "./reaction.js";

/** Of a file that is or was reviewed. */
type Remembered = { readonly open: boolean };

const ends: readonly ApplicationEvent["type"][] = [
  "ApplicationWithdrawn",
  "ApplicationLapsed",
  "DecisionRecorded",
  "DecisionDeemed",
];

/** An adjourned file is looked at again, and its reviews may go on. */
const isEnd = (event: ApplicationEvent): boolean =>
  ends.includes(event.type) &&
  !(event.type === "DecisionRecorded" && event.outcome === "adjourned");

/** A file is reviewed from when it is admissible until it is decided, or gone; and anew on appeal. */
export const instructFiles = reaction<ApplicationEvent, Remembered>({
  name: "instruct-files",
  reads: [application],
  evolve: (state, { event }) => {
    if (event.type === "ApplicationDeclaredAdmissible") return { open: true };
    if (!state) return undefined;
    if (event.type === "AppealLodged") return { open: true };
    return isEnd(event) ? { open: false } : state;
  },
  react: ({ id, event }, state) => {
    if (event.type === "ApplicationDeclaredAdmissible")
      return [{ command: openInstruction, to: id, body: {} }];
    if (!state) return [];
    if (event.type === "AppealLodged") return [{ command: reopenInstruction, to: id, body: {} }];
    return state.open && isEnd(event) ? [{ command: closeInstruction, to: id, body: {} }] : [];
  },
});
