import type { ApplicationEvent } from "../application/events.js";
import type { LabelEvent } from "../label/events.js";
import type { SessionEvent } from "../session/events.js";

type Topics<Kind extends string, Type> = Readonly<Record<`${Kind}.${string}`, readonly Type[]>>;

/**
 * All that anybody can hear of, by the kind of stream that it happens in. Closed on purpose: what a
 * role does not see makes no message, so drafts, instructions, interests, notes and votes have none.
 */
const table = {
  "application.received": ["ApplicationReceived"],
  "application.checked": ["ApplicationChecked"],
  "application.complements-requested": ["ComplementsRequested"],
  "application.complements-provided": ["ComplementsProvided", "ComplementsMet"],
  "application.admissible": ["ApplicationDeclaredAdmissible"],
  "application.inadmissible": ["ApplicationDeclaredInadmissible"],
  "application.withdrawn": ["ApplicationWithdrawn"],
  "application.lapsed": ["ApplicationLapsed"],
  "application.decided": ["DecisionRecorded", "DecisionDeemed"],
  "application.notified": ["DecisionNotified"],
  "application.corrected": ["DecisionCorrected"],
  "application.appealed": ["AppealLodged"],
  "application.message": ["MessageSent"],
  "label.granted": ["LabelGranted"],
  "label.condition": ["ConditionMet", "ConditionMissed", "ConditionsSuperseded"],
  "label.reported": ["ActivityReported", "ImpactReported", "ReportCorrected"],
  "label.suspended": ["LabelSuspended"],
  "label.reinstated": ["LabelReinstated"],
  "label.revocation-proposed": ["RevocationProposed"],
  "label.revocation-dropped": ["RevocationDropped"],
  "label.revoked": ["LabelRevoked"],
  "label.notified": ["HolderNotified"],
  "label.renewed": ["LabelRenewed"],
  "label.renewal-refused": ["RenewalRefused"],
  "label.revocation-refused": ["RevocationRefused"],
  "label.decision-adjourned": ["DecisionAdjourned"],
  "label.expired": ["LabelExpired"],
  "label.surrendered": ["LabelSurrendered"],
  "session.convened": ["SessionConvened"],
  "session.adjourned": ["SessionAdjourned"],
  "session.closed": ["SessionClosed"],
  "session.minutes": ["MinutesApproved"],
} as const satisfies Topics<"application", ApplicationEvent["type"]> &
  Topics<"label", LabelEvent["type"]> &
  Topics<"session", SessionEvent["type"]>;

/** A kind of event, as a webhook asks for it and as its messages name it. */
export type Topic = keyof typeof table;

const isTopic = (text: string): text is Topic => Object.hasOwn(table, text);

export const topics: readonly Topic[] = Object.keys(table).filter(isTopic);

const byEvent: ReadonlyMap<string, Topic> = new Map(
  topics.flatMap((topic) =>
    table[topic].map((type): [string, Topic] => [
      `${topic.slice(0, topic.indexOf("."))} ${type}`,
      topic,
    ]),
  ),
);

/** What an event of a stream of that kind is told as; most are told to nobody. */
export const topicOf = (kind: string, type: string): Topic | undefined =>
  byEvent.get(`${kind} ${type}`);

/** Sessions are the committee's own; a carrier is told of none. */
export const isForCarriers = (topic: Topic): boolean => !topic.startsWith("session.");
