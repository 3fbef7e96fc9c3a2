import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { isOfFile } from "#labelling/session/matter.js";
import type { Condition, ItemOutcome } from "#labelling/session/question.js";
import { session } from "#labelling/session/session.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { readModel, type Row } from "#projections/read-model.js";
import type { Told } from "#projections/told.js";

/** What a session, or silence, has decided about a file. */
export interface DecisionRow extends Row {
  readonly application: string;
  /** Null where silence decided. */
  readonly session: string | null;
  readonly outcome: ItemOutcome | null;
  /** Those of the question that was put. */
  readonly conditions: readonly Condition[];
  readonly motives: string | null;
  readonly sheet: LegalitySheet | null;
  readonly decided_on: string | null;
  /** The version of the file that records it; null where the file has not, or has refused to. */
  readonly recorded: number | null;
}

type Event = SessionEvent | ApplicationEvent;

export const decisions = readModel<DecisionRow, Event>({
  name: "decisions",
  version: 1,
  reads: [session, application],
  opens: {
    DeliberationRequested: ["/question/conditions/*/text"],
    ItemDecided: ["/motives"],
  },
  columns: {
    application: "text",
    session: "text",
    outcome: "text",
    conditions: "jsonb",
    motives: "text",
    sheet: "jsonb",
    decided_on: "text",
    recorded: "integer",
  },
  indexes: ["(application, recorded)"],
  keys: (told) => {
    const said = saidIn(told);
    return said ? [`${said.application} ${said.session ?? "silence"}`] : [];
  },
  project: (row, told, key) => {
    const said = saidIn(told);
    return said ? { ...(row ?? blank), ...said, key } : row;
  },
});

const blank = {
  outcome: null,
  conditions: [],
  motives: null,
  sheet: null,
  decided_on: null,
  recorded: null,
} as const;

type Said = Pick<DecisionRow, "application" | "session"> & Partial<DecisionRow>;

/** What an event says of a decision about a file; most say nothing of one. */
const saidIn = ({ id, event, envelope: { version } }: Told<Event>): Said | undefined => {
  if (event.type === "DecisionRecorded") {
    const { session: by, outcome, decidedOn } = event;
    return { application: id, session: by, outcome, decided_on: decidedOn, recorded: version };
  }
  if (event.type === "DecisionDeemed") {
    const { outcome, effectiveOn } = event;
    return { application: id, session: null, outcome, decided_on: effectiveOn, recorded: version };
  }
  if (event.type === "DeliberationRequested" && isOfFile(event.kind))
    return { application: event.item, session: id, conditions: event.question.conditions };
  if (event.type === "ItemDecided" && isOfFile(event.kind)) {
    const { item, outcome, motives = null, sheet, decidedOn } = event;
    return { application: item, session: id, outcome, motives, sheet, decided_on: decidedOn };
  }
  return undefined;
};
