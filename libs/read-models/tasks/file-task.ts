import { unreachable } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { Waiting } from "./waiting.js";

/** What a file asks of the secretariat; one thing at a time. */
export const fileTask = (
  before: Waiting | undefined,
  event: ApplicationEvent,
): Waiting | undefined => {
  switch (event.type) {
    case "ApplicationChecked": {
      if (before?.code === "COMPLEMENTS_TO_EXAMINE") return before;
      const { checkedOn, eligibility } = event;
      return { code: "FILE_AWAITS_DECLARATION", since: checkedOn, facts: { eligibility } };
    }
    case "ComplementsMet":
      return { code: "COMPLEMENTS_TO_EXAMINE", since: event.metOn, facts: {} };
    case "DecisionRecorded":
      // An adjournment is announced with the next session: it opens no delay.
      if (event.outcome === "adjourned")
        return isAppeal(before) ? { ...before, since: event.decidedOn } : before;
      return decided(event.outcome, event.decidedOn);
    case "DecisionDeemed":
      return decided(event.outcome, event.effectiveOn);
    // A mail that was refused before anybody was notified belongs beside this one.
    case "NotificationFailed": {
      const { reason, failedOn } = event;
      return { code: "NOTIFICATION_FAILED", since: failedOn, facts: { reason } };
    }
    case "AppealLodged":
      return { code: "APPEAL_AWAITS_AGENDA", since: event.lodgedOn, facts: {} };
    case "ApplicationPutOnAgenda":
      return isAppeal(before) ? { ...before, since: null } : before;
    case "ApplicationReleased":
      return isAppeal(before) ? { ...before, since: event.releasedOn } : before;
    case "ComplementsRequested":
    case "ApplicationDeclaredAdmissible":
    case "ApplicationDeclaredInadmissible":
    case "ApplicationWithdrawn":
    case "ApplicationLapsed":
    case "DecisionNotified":
      return undefined;
    case "ApplicationStarted":
    case "DraftEdited":
    case "DocumentAttached":
    case "DocumentRemoved":
    case "ApplicationReceived":
    case "ApplicationSigned":
    case "ComplementsProvided":
    case "ApplicationMoved":
    case "MessageSent":
    case "ApplicationHeld":
    case "DecisionCorrected":
      return before;
    default:
      return unreachable(event);
  }
};

const decided = (outcome: string, since: string): Waiting => ({
  code: "DECISION_NOT_NOTIFIED",
  since,
  facts: { outcome },
});

const isAppeal = (before: Waiting | undefined): before is Waiting =>
  before?.code === "APPEAL_AWAITS_AGENDA";
