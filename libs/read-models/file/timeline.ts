import { unreachable, type Actor, type Rejection } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { readModel, type Row } from "#projections/read-model.js";

/** One entry of a file's history: what happened as a code with its facts, and what was written. */
export interface TimelineRow extends Row {
  readonly application: string;
  readonly version: number;
  readonly at: string;
  readonly actor: string;
  readonly capacity: Actor["as"];
  readonly acted_for: string | null;
  readonly code: ApplicationEvent["type"];
  readonly about: Rejection["about"];
  /** Motives, a reason, a message: in the words of who wrote it. */
  readonly said: string | null;
}

export const timeline = readModel<TimelineRow, ApplicationEvent>({
  name: "timeline",
  version: 1,
  reads: [application],
  opens: {
    DocumentAttached: ["/name"],
    ApplicationDeclaredAdmissible: ["/motives"],
    ApplicationDeclaredInadmissible: ["/motives"],
    ApplicationWithdrawn: ["/motives"],
    ApplicationMoved: ["/reason"],
    MessageSent: ["/text"],
    AppealLodged: ["/contested"],
    DecisionCorrected: ["/correction", "/reason"],
  },
  columns: {
    application: "text",
    version: "integer",
    at: "text",
    actor: "text",
    capacity: "text",
    acted_for: "text",
    code: "text",
    about: "jsonb",
    said: "text",
  },
  indexes: ["(application, version)"],
  keys: ({ id, envelope }) => [`${id} ${envelope.version}`],
  project: (_, { id, event, envelope: { version, at, actor } }, key) => ({
    key,
    application: id,
    version,
    at,
    actor: actor.id,
    capacity: actor.as,
    acted_for: actor.for ?? null,
    code: event.type,
    about: aboutOf(event),
    said: saidIn(event) ?? null,
  }),
});

/** The facts that the entry's sentence is filled with. */
const aboutOf = (event: ApplicationEvent): Rejection["about"] => {
  switch (event.type) {
    case "ApplicationStarted":
      return { scheme: event.scheme };
    case "DraftEdited":
      return { answers: Object.keys(event.texts).length + Object.keys(event.values).length };
    case "DocumentAttached":
      return { kind: event.kind, name: event.name };
    case "ApplicationReceived":
      return { on: event.receivedOn };
    case "ApplicationSigned":
      return { on: event.signedOn };
    case "ApplicationChecked":
      return { eligibility: event.eligibility, reasons: event.reasons, missing: event.missing };
    case "ComplementsRequested":
      return { pieces: event.items.map(({ path }) => path), due: event.dueOn };
    case "ComplementsProvided":
      return { pieces: event.provided };
    case "ComplementsMet":
      return { on: event.metOn };
    case "ApplicationDeclaredAdmissible":
    case "ApplicationDeclaredInadmissible":
      return { on: event.declaredOn };
    case "ApplicationWithdrawn":
      return { on: event.withdrawnOn };
    case "ApplicationLapsed":
      return { on: event.lapsedOn };
    case "ApplicationMoved":
      return { schemeVersion: event.schemeVersion };
    case "MessageSent":
      return { side: event.side };
    case "ApplicationPutOnAgenda":
      return { on: event.putOn };
    case "ApplicationHeld":
      return { on: event.heldOn };
    case "ApplicationReleased":
      return { on: event.releasedOn };
    case "DecisionRecorded":
      return { outcome: event.outcome, on: event.decidedOn };
    case "DecisionDeemed":
      return { outcome: event.outcome, on: event.effectiveOn };
    case "DecisionNotified":
      return { on: event.notifiedOn, due: event.appealDueOn };
    case "NotificationFailed":
      return { on: event.failedOn };
    case "AppealLodged":
      return { on: event.lodgedOn };
    case "DecisionCorrected":
      return { on: event.correctedOn, correction: event.correction };
    case "DocumentRemoved":
      return {};
    default:
      return unreachable(event);
  }
};

const saidIn = (event: ApplicationEvent): string | undefined => {
  if ("motives" in event) return event.motives;
  if ("reason" in event && event.type !== "NotificationFailed") return event.reason;
  if (event.type === "AppealLodged") return event.contested;
  return event.type === "MessageSent" ? event.text : undefined;
};
