import { unreachable } from "#kernel/index.js";
import type { Phase } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";

/** The phase of a file after an event: that of the write side's fold, without its whole state. */
export const phaseAfter = (phase: Phase, event: ApplicationEvent): Phase => {
  switch (event.type) {
    case "ApplicationStarted":
      return "draft";
    case "ApplicationReceived":
    case "ComplementsMet":
    case "ApplicationMoved":
      return "received";
    case "ApplicationSigned":
      // A file that was checked without its signature is to be checked again.
      return phase === "checked" ? "received" : phase;
    case "ApplicationChecked":
      return "checked";
    case "ComplementsRequested":
      return isExamined(phase) ? "awaiting-complements" : phase;
    case "ApplicationDeclaredAdmissible":
      return isExamined(phase) ? "admissible" : phase;
    case "ApplicationDeclaredInadmissible":
      return "inadmissible";
    case "ApplicationWithdrawn":
      return "withdrawn";
    case "ApplicationLapsed":
      return "lapsed";
    case "DecisionRecorded":
      return event.outcome === "adjourned" ? phase : "decided";
    case "DecisionDeemed":
      return "decided";
    case "AppealLodged":
      return "appealed";
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "DecisionNotified":
    case "NotificationFailed":
    case "DecisionCorrected":
    case "DraftEdited":
    case "DocumentAttached":
    case "DocumentRemoved":
    case "ComplementsProvided":
    case "MessageSent":
      return phase;
    default:
      return unreachable(event);
  }
};

const isExamined = (phase: Phase) =>
  phase === "checked" || phase === "awaiting-complements" || phase === "admissible";
