import { unreachable } from "#kernel/index.js";
import type { ApplicationEvent, DecisionOutcome } from "./events.js";

/** What was decided, by which session, or by silence once the delay had run out. */
export interface Decision {
  readonly by: { readonly session: string } | "silence";
  readonly outcome: DecisionOutcome;
  readonly decidedOn: string;
}

export interface Notification {
  readonly notifiedOn: string;
  /** Last day to appeal, that day included. */
  readonly appealDueOn: string;
}

/** Where the committee has got with a file. Nothing is erased: a later decision supersedes an earlier one. */
export interface Judgement {
  /** The session on whose agenda it is. */
  readonly session?: string;
  /** While it is being deliberated: nothing may take it out of the committee's hands. */
  readonly held: boolean;
  readonly decisions: readonly Decision[];
  /** Of the last decision; none after one that failed, until another. */
  readonly notification?: Notification;
  /** Since when it is known that the last decision did not come, while it has not. */
  readonly failedOn?: string;
  readonly appealedOn?: string;
}

export const unjudged: Judgement = { held: false, decisions: [] };

const offAgenda = (judgement: Judgement): Judgement => {
  const { session: _, ...rest } = judgement;
  return { ...rest, held: false };
};

/** The notification was of the decision before. */
const decided = (judgement: Judgement, decision: Decision): Judgement => {
  const { notification: _, failedOn: __, ...rest } = offAgenda(judgement);
  return { ...rest, decisions: [...judgement.decisions, decision] };
};

export const evolveJudgement = (judgement: Judgement, event: ApplicationEvent): Judgement => {
  switch (event.type) {
    case "ApplicationPutOnAgenda":
      return { ...judgement, session: event.session };
    case "ApplicationHeld":
      return { ...judgement, held: true };
    case "ApplicationReleased":
      return offAgenda(judgement);
    case "DecisionRecorded": {
      const { session, outcome, decidedOn } = event;
      return decided(judgement, { by: { session }, outcome, decidedOn });
    }
    case "DecisionDeemed":
      return decided(judgement, {
        by: "silence",
        outcome: event.outcome,
        decidedOn: event.effectiveOn,
      });
    case "DecisionNotified": {
      const { notifiedOn, appealDueOn } = event;
      const { failedOn: _, ...rest } = judgement;
      return { ...rest, notification: { notifiedOn, appealDueOn } };
    }
    case "NotificationFailed": {
      const { notification: _, ...rest } = judgement;
      return { ...rest, failedOn: event.failedOn };
    }
    case "AppealLodged":
      return { ...judgement, appealedOn: event.lodgedOn };
    case "DecisionCorrected":
    case "ApplicationStarted":
    case "DraftEdited":
    case "DocumentAttached":
    case "DocumentRemoved":
    case "ApplicationReceived":
    case "ApplicationSigned":
    case "ApplicationChecked":
    case "ComplementsRequested":
    case "ComplementsProvided":
    case "ComplementsMet":
    case "ApplicationDeclaredAdmissible":
    case "ApplicationDeclaredInadmissible":
    case "ApplicationWithdrawn":
    case "ApplicationLapsed":
    case "ApplicationMoved":
    case "MessageSent":
      return judgement;
    default:
      return unreachable(event);
  }
};

export const lastDecision = ({ decisions }: Judgement): Decision | undefined => decisions.at(-1);
