import { accept, command, type Decision } from "#kernel/index.js";
import { application, onDay } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { closed } from "./rejections.js";

export class LapseApplicationBody {}

/**
 * Records what is so already: today and the due day decide, not when the job comes round. A late
 * one has effect on the due day; an early one, or one that complements have overtaken, says nothing.
 */
export const lapseApplication = command({
  type: "LapseApplication",
  schema: 1,
  summary: "Records that the delay for complements has run out, with effect on its last day.",
  on: application,
  shape: LapseApplicationBody,
  example: {},
  decide: (was, _, { today }): Decision<ApplicationEvent> => {
    switch (was.phase) {
      case "not-started":
        return closed(was);
      case "awaiting-complements": {
        const state = onDay(was, today);
        return state.phase === "lapsed"
          ? accept({ type: "ApplicationLapsed", lapsedOn: state.endedOn })
          : accept();
      }
      case "draft":
      case "received":
      case "checked":
      case "admissible":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return accept();
    }
  },
  commandOf: () => ({}),
});
