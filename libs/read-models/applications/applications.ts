import { unreachable } from "#kernel/index.js";
import { application, type Phase } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { Eligibility } from "#labelling/eligibility/check.js";
import { readModel, type Row } from "#projections/read-model.js";
import { phaseAfter } from "../phase-after.js";

/** Those that a file can be seen in. */
export const phases = [
  "draft",
  "received",
  "checked",
  "awaiting-complements",
  "admissible",
  "decided",
  "appealed",
  "inadmissible",
  "withdrawn",
  "lapsed",
] as const satisfies readonly Phase[];

/** One line of the list of files. */
export interface ApplicationRow extends Row {
  readonly reference: string | null;
  readonly scheme: string;
  readonly scheme_version: number | null;
  readonly organisation: string;
  readonly initiative: string;
  readonly phase: Phase;
  /** Of the last check. */
  readonly eligibility: Eligibility | null;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly started_on: string;
  readonly received_on: string | null;
  readonly ended_on: string | null;
  readonly updated_at: string;
  readonly version: number;
}

export const applications = readModel<ApplicationRow, ApplicationEvent>({
  name: "applications",
  version: 1,
  reads: [application],
  // Nothing personal stands in it: no key is needed to build it, and no erasure touches it.
  opens: {},
  columns: {
    reference: "text",
    scheme: "text",
    scheme_version: "integer",
    organisation: "text",
    initiative: "text",
    phase: "text",
    eligibility: "text",
    reasons: "text[]",
    missing: "text[]",
    started_on: "text",
    received_on: "text",
    ended_on: "text",
    updated_at: "text",
    version: "integer",
  },
  indexes: [
    // The three orders of the list; a draft stands before all that has come in.
    "((coalesce(received_on, '')), key)",
    "((coalesce(reference, '')), key)",
    "(updated_at, key)",
    "(organisation, key)",
    "(initiative)",
  ],
  keys: ({ id }) => [id],
  project: (row, { event, envelope }, key) => {
    const { at: updated_at, version } = envelope;
    if (event.type === "ApplicationStarted") {
      const { reference = null, scheme, organisation, initiative, startedOn } = event;
      return {
        ...blank,
        key,
        reference,
        scheme,
        organisation,
        initiative,
        started_on: startedOn,
        updated_at,
        version,
      };
    }
    return row && { ...row, ...change(row, event), updated_at, version };
  },
});

const blank = {
  scheme_version: null,
  phase: "draft",
  eligibility: null,
  reasons: [],
  missing: [],
  received_on: null,
  ended_on: null,
} as const;

type Later = Exclude<ApplicationEvent, { readonly type: "ApplicationStarted" }>;

const change = (row: ApplicationRow, event: Later): Partial<ApplicationRow> => {
  const phase = phaseAfter(row.phase, event);
  switch (event.type) {
    case "ApplicationReceived":
      return { phase, received_on: event.receivedOn, scheme_version: event.schemeVersion };
    case "ApplicationChecked": {
      const { eligibility, reasons, missing } = event;
      return { phase, eligibility, reasons, missing };
    }
    case "ApplicationMoved":
      return { phase, scheme_version: event.schemeVersion };
    case "ApplicationDeclaredInadmissible":
      return { phase, ended_on: event.declaredOn };
    case "ApplicationWithdrawn":
      return { phase, ended_on: event.withdrawnOn };
    case "ApplicationLapsed":
      return { phase, ended_on: event.lapsedOn };
    case "DraftEdited":
    case "ApplicationSigned":
    case "ComplementsRequested":
    case "ComplementsProvided":
    case "ComplementsMet":
    case "ApplicationDeclaredAdmissible":
    case "DocumentAttached":
    case "DocumentRemoved":
    case "MessageSent":
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "DecisionRecorded":
    case "DecisionDeemed":
    case "DecisionNotified":
    case "NotificationFailed":
    case "AppealLodged":
    case "DecisionCorrected":
      return { phase };
    default:
      return unreachable(event);
  }
};
