import { unreachable } from "#kernel/index.js";
import { application, type Phase } from "#labelling/application/application.js";
import type { ApplicationEvent, Item, Rules, Values } from "#labelling/application/events.js";
import { broughtBy } from "#labelling/application/pieces.js";
import type { Check } from "#labelling/eligibility/check.js";
import { readModel, type Row } from "#projections/read-model.js";
import { phaseAfter } from "../phase-after.js";

type Event<Type extends ApplicationEvent["type"]> = Extract<
  ApplicationEvent,
  { readonly type: Type }
>;

export type FileDocument = Omit<Event<"DocumentAttached">, "type">;

/** One file in full, its texts opened. */
export interface FileRow extends Row {
  readonly reference: string | null;
  readonly scheme: string;
  readonly organisation: string;
  readonly initiative: string;
  readonly phase: Phase;
  readonly texts: Readonly<Record<string, string>>;
  readonly answers: Values;
  readonly documents: readonly FileDocument[];
  readonly started_on: string;
  readonly received_on: string | null;
  readonly rules: Rules | null;
  readonly signed: { readonly by: string; readonly on: string } | null;
  /** The last check. */
  readonly checked: (Check & { readonly on: string }) | null;
  /** What was asked for and has not come. */
  readonly awaited: readonly (Item & { readonly note?: string })[];
  /** What the secretariat, or the carrier who withdraws, gave as reasons. */
  readonly motives: string | null;
  readonly declared_on: string | null;
  /** The last one: a later decision supersedes an earlier one. */
  readonly decision:
    | (Pick<Event<"DecisionRecorded">, "outcome" | "conditions"> & {
        /** Where it was decided; null where silence did. */
        readonly session: string | null;
        readonly on: string;
      })
    | null;
  readonly notified:
    | (Pick<Event<"DecisionNotified">, "means" | "proof" | "appealDueOn"> & { readonly on: string })
    | null;
  readonly ended_on: string | null;
  readonly version: number;
}

export const files = readModel<FileRow, ApplicationEvent>({
  name: "files",
  version: 3,
  reads: [application],
  opens: {
    DraftEdited: ["/texts/*"],
    ComplementsProvided: ["/texts/*"],
    DocumentAttached: ["/name"],
    ComplementsRequested: ["/items/*/note"],
    ApplicationDeclaredAdmissible: ["/motives"],
    ApplicationDeclaredInadmissible: ["/motives"],
    ApplicationWithdrawn: ["/motives"],
    DecisionNotified: ["/proof"],
  },
  columns: {
    reference: "text",
    scheme: "text",
    organisation: "text",
    initiative: "text",
    phase: "text",
    texts: "jsonb",
    answers: "jsonb",
    documents: "jsonb",
    started_on: "text",
    received_on: "text",
    rules: "jsonb",
    signed: "jsonb",
    checked: "jsonb",
    awaited: "jsonb",
    motives: "text",
    declared_on: "text",
    decision: "jsonb",
    notified: "jsonb",
    ended_on: "text",
    version: "integer",
  },
  indexes: ["(organisation, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    if (event.type === "ApplicationStarted") {
      const { reference = null, scheme, organisation, initiative, startedOn } = event;
      const about = { reference, scheme, organisation, initiative };
      return { ...blank, ...about, key, started_on: startedOn, version };
    }
    if (!row) return row;
    const brought = new Set(broughtBy(event));
    const awaited = row.awaited.filter(({ path }) => !brought.has(path));
    const phase = phaseAfter(row.phase, event);
    return { ...row, awaited, ...change(row, event), phase, version };
  },
});

const blank = {
  phase: "draft",
  texts: {},
  answers: {},
  documents: [],
  received_on: null,
  rules: null,
  signed: null,
  checked: null,
  awaited: [],
  motives: null,
  declared_on: null,
  decision: null,
  notified: null,
  ended_on: null,
} as const;

type Later = Exclude<ApplicationEvent, { readonly type: "ApplicationStarted" }>;

const change = (row: FileRow, event: Later): Partial<FileRow> => {
  switch (event.type) {
    case "DraftEdited":
      return answered(without(row, event.cleared), event);
    case "ComplementsProvided":
      return answered(row, event);
    case "DocumentAttached": {
      const { type: _, ...document } = event;
      return { documents: [...row.documents, document] };
    }
    case "DocumentRemoved":
      return { documents: row.documents.filter(({ document }) => document !== event.document) };
    case "ApplicationReceived":
      return { received_on: event.receivedOn, rules: rulesOf(event) };
    case "ApplicationSigned":
      return { signed: { by: event.signatory, on: event.signedOn } };
    case "ApplicationChecked": {
      const { eligibility, reasons, missing, rules, checkedOn: on } = event;
      return { checked: { eligibility, reasons, missing, rules, on } };
    }
    case "ComplementsRequested": {
      const again = new Set(event.items.map(({ path }) => path));
      return { awaited: [...row.awaited.filter(({ path }) => !again.has(path)), ...event.items] };
    }
    case "ApplicationDeclaredAdmissible":
      return { motives: event.motives ?? null, declared_on: event.declaredOn };
    case "ApplicationDeclaredInadmissible": {
      const { motives, declaredOn } = event;
      return { motives, declared_on: declaredOn, ended_on: declaredOn, awaited: [] };
    }
    case "ApplicationWithdrawn":
      return { motives: event.motives ?? null, ended_on: event.withdrawnOn, awaited: [] };
    case "ApplicationLapsed":
      return { ended_on: event.lapsedOn, awaited: [] };
    case "ApplicationMoved":
      return { rules: rulesOf(event) };
    case "DecisionRecorded": {
      const { session, outcome, conditions, decidedOn: on } = event;
      return { decision: { session, outcome, conditions, on }, notified: null };
    }
    case "DecisionDeemed": {
      const { outcome, effectiveOn: on } = event;
      return { decision: { session: null, outcome, conditions: [], on }, notified: null };
    }
    case "DecisionNotified": {
      const { means, proof, notifiedOn: on, appealDueOn } = event;
      return { notified: { means, proof, on, appealDueOn } };
    }
    case "NotificationFailed":
      return { notified: null };
    case "ComplementsMet":
    case "MessageSent":
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "AppealLodged":
    case "DecisionCorrected":
      return {};
    default:
      return unreachable(event);
  }
};

type Answers = Pick<FileRow, "texts" | "answers">;

const answered = (
  { texts, answers }: Answers,
  more: Pick<Event<"ComplementsProvided">, "texts" | "values">,
): Answers => ({
  texts: { ...texts, ...more.texts },
  answers: { ...answers, ...more.values },
});

const without = ({ texts, answers }: Answers, cleared: readonly string[]): Answers => {
  const kept = ([id]: readonly [string, unknown]) => !cleared.includes(id);
  return {
    texts: Object.fromEntries(Object.entries(texts).filter(kept)),
    answers: Object.fromEntries(Object.entries(answers).filter(kept)),
  };
};

const rulesOf = ({ schemeVersion, definition }: Rules): Rules => ({ schemeVersion, definition });
