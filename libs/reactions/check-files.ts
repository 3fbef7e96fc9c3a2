import { application } from "#labelling/application/application.js";
import { checkApplication } from "#labelling/application/check-application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { reaction } from "./reaction.js";

const calling: readonly ApplicationEvent["type"][] = [
  "ApplicationReceived",
  "ApplicationSigned",
  "ApplicationMoved",
  "ComplementsMet",
];

/** A file is checked when it comes in, and again when what was missing has come or its rules change. */
export const checkFiles = reaction<ApplicationEvent>({
  name: "check-files",
  reads: [application],
  react: ({ id, event }) =>
    calling.includes(event.type) ? [{ command: checkApplication, to: id, body: {} }] : [],
});
