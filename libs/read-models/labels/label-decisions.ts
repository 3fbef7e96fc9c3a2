import { type LabelEvent, type LabelMatter, labelMatters } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { ItemOutcome } from "#labelling/session/question.js";
import { session } from "#labelling/session/session.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { readModel, type Row } from "#projections/read-model.js";
import type { Told } from "#projections/told.js";

/** What a session has decided about a label. */
export interface LabelDecisionRow extends Row {
  readonly label: string;
  readonly session: string;
  readonly kind: LabelMatter;
  readonly outcome: ItemOutcome;
  readonly motives: string | null;
  readonly sheet: LegalitySheet;
  readonly decided_on: string;
  /** The version of the label that records it; null while a revocation waits to be carried out. */
  readonly recorded: number | null;
}

type Event = SessionEvent | LabelEvent;

export const labelDecisions = readModel<LabelDecisionRow, Event>({
  name: "label_decisions",
  version: 1,
  reads: [session, label],
  opens: { ItemDecided: ["/motives"] },
  columns: {
    label: "text",
    session: "text",
    kind: "text",
    outcome: "text",
    motives: "text",
    sheet: "jsonb",
    decided_on: "text",
    recorded: "integer",
  },
  indexes: ["(label, recorded)"],
  keys: (told) => {
    const drawn = drawnIn(told);
    if (drawn) return [`${drawn.label} ${drawn.session}`];
    const by = recordedIn(told.event);
    return by === undefined ? [] : [`${told.id} ${by}`];
  },
  project: (row, told, key) => {
    const drawn = drawnIn(told);
    if (drawn) return { ...drawn, key };
    // A session decides before a label records it.
    return row && { ...row, recorded: told.envelope.version };
  },
});

const drawnIn = ({ id, event }: Told<Event>): Omit<LabelDecisionRow, "key"> | undefined => {
  if (event.type !== "ItemDecided") return undefined;
  const kind = labelMatters.find((one) => one === event.kind);
  if (!kind) return undefined;
  const { item, outcome, motives = null, sheet, decidedOn: decided_on } = event;
  return { label: item, session: id, kind, outcome, motives, sheet, decided_on, recorded: null };
};

const recording: readonly string[] = [
  "LabelRenewed",
  "LabelRevoked",
  "RenewalRefused",
  "RevocationRefused",
  "DecisionAdjourned",
] satisfies readonly LabelEvent["type"][];

/** The session whose decision on a label an event of it records. */
const recordedIn = (event: Event): string | undefined =>
  recording.includes(event.type) && "decision" in event && event.decision !== "deemed"
    ? event.decision?.session
    : undefined;
