import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { BySession, LabelEvent, LabelMatter } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import type { Adjournment, SessionEvent } from "#labelling/session/events.js";
import type { Matter } from "#labelling/session/matter.js";
import type { Ask, Condition, ItemOutcome } from "#labelling/session/question.js";
import { session } from "#labelling/session/session.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { readModel, type Row } from "#projections/read-model.js";
import type { Told } from "#projections/told.js";

/** What a session was asked about a matter and has decided; what silence has decided about a file. */
export interface DecisionRow extends Row {
  /** The id of a file or a proposal, or of a label, which bears that of its file. */
  readonly matter: string;
  /** Tells a label from its file. */
  readonly kind: Matter["kind"];
  /** Null where silence decided. */
  readonly session: string | null;
  /** The last question that was put. */
  readonly ask: Ask | null;
  readonly conditions: readonly Condition[];
  readonly outcome: ItemOutcome | null;
  readonly motives: string | null;
  /** Of the last vote that came to an end, whether it decided or left another question to be put. */
  readonly sheet: LegalitySheet | null;
  readonly decided_on: string | null;
  /** Why it was left without a decision, where no vote adjourned it. */
  readonly adjourned_for: Adjournment | null;
  /** The version of the file or label that records it; null where none has, or it has refused to. */
  readonly recorded: number | null;
}

type Event = SessionEvent | ApplicationEvent | LabelEvent;

export const decisions = readModel<DecisionRow, Event>({
  name: "decisions",
  version: 3,
  reads: [session, application, label],
  opens: {
    DeliberationRequested: ["/question/conditions/*/text"],
    ItemDecided: ["/motives"],
  },
  columns: {
    matter: "text",
    kind: "text",
    session: "text",
    ask: "text",
    conditions: "jsonb",
    outcome: "text",
    motives: "text",
    sheet: "jsonb",
    decided_on: "text",
    adjourned_for: "text",
    recorded: "integer",
  },
  indexes: ["(matter, recorded)", "(session)"],
  keys: (told) => {
    const said = saidIn(told);
    return said ? [`${said.matter} ${said.session ?? "silence"}`] : [];
  },
  project: (row, told, key) => {
    const said = saidIn(told);
    return said ? { ...(row ?? blank), ...said, key } : row;
  },
});

const blank = {
  kind: "application",
  ask: null,
  conditions: [],
  outcome: null,
  motives: null,
  sheet: null,
  decided_on: null,
  adjourned_for: null,
  recorded: null,
} as const;

type Said = Pick<DecisionRow, "matter" | "session"> & Partial<DecisionRow>;

/** What an event says of a decision; most say nothing of one. */
const saidIn = (told: Told<Event>): Said | undefined => {
  const { id, event, envelope } = told;
  const { version } = envelope;
  if (event.type === "DecisionRecorded") {
    const { session: by, outcome, decidedOn } = event;
    return { matter: id, session: by, outcome, decided_on: decidedOn, recorded: version };
  }
  if (event.type === "DecisionDeemed") {
    const { outcome, effectiveOn } = event;
    return { matter: id, session: null, outcome, decided_on: effectiveOn, recorded: version };
  }
  if (event.type === "DeliberationRequested") {
    const { ask, conditions } = event.question;
    return { matter: event.item, session: id, kind: event.kind, ask, conditions, sheet: null };
  }
  if (event.type === "QuestionWithdrawn")
    return { matter: event.item, session: id, ask: null, conditions: [] };
  if (event.type === "QuestionRejected")
    return { matter: event.item, session: id, sheet: event.sheet };
  if (event.type === "ItemAdjourned")
    return { matter: event.item, session: id, kind: event.kind, adjourned_for: event.reason };
  if (event.type === "ItemDecided") {
    const { item: matter, kind, outcome, motives = null, sheet, decidedOn: decided_on } = event;
    return { matter, session: id, kind, outcome, motives, sheet, decided_on };
  }
  return saidByLabel(told);
};

/** Its grant names a session too, whose decision is one on its file. */
const saidByLabel = ({ id, event, envelope }: Told<Event>): Said | undefined => {
  const recorded = (kind: LabelMatter, by: BySession | undefined): Said | undefined =>
    by && { matter: id, session: by.session, kind, recorded: envelope.version };
  if (event.type === "LabelRenewed" || event.type === "RenewalRefused")
    return recorded("renewal", event.decision);
  if (event.type === "LabelRevoked" || event.type === "RevocationRefused")
    return recorded("revocation", event.decision);
  return event.type === "DecisionAdjourned" ? recorded(event.kind, event.decision) : undefined;
};
