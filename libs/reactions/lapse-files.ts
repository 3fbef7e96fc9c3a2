import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { lapseApplication } from "#labelling/application/lapse-application.js";
import { dayAfter } from "#labelling/calendar/delay.js";
import { reaction } from "./reaction.js";

/**
 * A file whose delay for complements has run out lapses, on the day after its last one. Whether it
 * has is decided then: complements may have come, or another request may have given more time.
 */
export const lapseFiles = reaction<ApplicationEvent>({
  name: "lapse-files",
  reads: [application],
  react: ({ id, event }) =>
    event.type === "ComplementsRequested"
      ? [{ command: lapseApplication, to: id, body: {}, from: dayAfter(event.dueOn) }]
      : [],
});
