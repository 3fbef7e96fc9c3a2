import { unreachable } from "#kernel/index.js";
import { dayAfter } from "#labelling/calendar/delay.js";
import type { Imposed, LabelEvent } from "#labelling/label/events.js";
import type { ItemOutcome } from "#labelling/session/question.js";
import type { Waiting } from "./waiting.js";

/** Conditions of a label that are not met, from the first of their days on. */
export const conditionsTask = (
  before: Waiting | undefined,
  event: LabelEvent,
): Waiting | undefined => {
  if (event.type === "LabelGranted") return awaiting(event.conditions);
  if (event.type === "ConditionsSuperseded") return awaiting(event.conditions);
  if (isEnd(event)) return undefined;
  if (event.type !== "ConditionMet" || !before?.memory || !("open" in before.memory)) return before;
  return awaiting(before.memory.open.filter(({ condition }) => condition !== event.condition));
};

const awaiting = (open: readonly Imposed[]): Waiting | undefined => {
  const [first] = open.map(({ dueOn }) => dueOn).sort();
  if (first === undefined) return undefined;
  const conditions = open.map(({ condition }) => String(condition));
  return {
    code: "CONDITIONS_DUE",
    since: first,
    facts: { conditions, due: first },
    memory: { open },
  };
};

/** A revocation that was proposed, once the holder has answered or the time for it is over. */
export const revocationTask = (
  before: Waiting | undefined,
  event: LabelEvent,
): Waiting | undefined => {
  switch (event.type) {
    case "RevocationProposed": {
      const { answerDueOn } = event;
      const since = dayAfter(answerDueOn);
      return { code: "REVOCATION_TO_SETTLE", since, facts: { due: answerDueOn } };
    }
    case "HolderAnswered":
      // Of several answers the first one counts.
      return before && event.answeredOn < (before.since ?? "")
        ? { ...before, since: event.answeredOn }
        : before;
    case "RevocationDropped":
    case "RevocationRefused":
    case "LabelRenewed":
    case "LabelRevoked":
    case "LabelExpired":
    case "LabelSurrendered":
      return undefined;
    case "LabelGranted":
    case "ConditionMet":
    case "ConditionMissed":
    case "ConditionsSuperseded":
    case "BrandUseCommitted":
    case "ActivityReported":
    case "ImpactReported":
    case "ReportCorrected":
    case "LabelSuspended":
    case "LabelReinstated":
    case "LabelPutOnAgenda":
    case "LabelTakenUp":
    case "RenewalRefused":
    case "DecisionAdjourned":
    case "HolderNotified":
    case "HolderNotReached":
      return before;
    default:
      return unreachable(event);
  }
};

/** What was decided against a holder, until they are notified of it: at first, or by other means. */
export const noticeTask = (before: Waiting | undefined, event: LabelEvent): Waiting | undefined => {
  // A later decision is told by a letter of its own.
  if (event.type === "RenewalRefused") return untold("not-renewed", event.refusedOn);
  if (event.type === "LabelRevoked") return untold("revoked", event.revokedOn);
  if (event.type === "HolderNotReached") {
    const { reason, failedOn } = event;
    return { code: "HOLDER_NOT_REACHED", since: failedOn, facts: { reason } };
  }
  // Whoever is renewed after all has nothing to contest.
  const isRenewed = event.type === "LabelRenewed" && before?.code === "HOLDER_NOT_NOTIFIED";
  return event.type === "HolderNotified" || isRenewed ? undefined : before;
};

const untold = (outcome: ItemOutcome, since: string): Waiting => ({
  code: "HOLDER_NOT_NOTIFIED",
  since,
  facts: { outcome },
});

const ends: readonly LabelEvent["type"][] = ["LabelRevoked", "LabelExpired", "LabelSurrendered"];
const isEnd = ({ type }: LabelEvent) => ends.includes(type);
