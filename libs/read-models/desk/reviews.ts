import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { readModel, type Row } from "#projections/read-model.js";
import { type AboutReviewer, type Standing, standingAfter } from "./standing.js";

/** A review that somebody was asked for, and what became of it. A day that passes moves no row. */
export interface ReviewRow extends Row {
  readonly application: string;
  readonly person: string;
  /** The one that the reviewer sits for. */
  readonly institution: string;
  readonly assigned_on: string;
  readonly due_on: string;
  readonly standing: Standing;
  readonly submitted_on: string | null;
}

export const reviews = readModel<ReviewRow, InstructionEvent>({
  name: "reviews",
  version: 1,
  reads: [instruction],
  opens: {},
  columns: {
    application: "text",
    person: "text",
    institution: "text",
    assigned_on: "text",
    due_on: "text",
    standing: "text",
    submitted_on: "text",
  },
  indexes: ["(person, due_on)"],
  keys: ({ id, event }) => ("person" in event ? [`${id} ${event.person}`] : []),
  project: (row, { id, event }, key) => {
    if (!("person" in event)) return row;
    if (event.type === "ReviewerAssigned") {
      const { person, institution, assignedOn, dueOn } = event;
      const asked = { person, institution, assigned_on: assignedOn, due_on: dueOn };
      return { key, application: id, ...asked, standing: "awaited", submitted_on: null };
    }
    return row && after(row, event);
  },
});

const after = (row: ReviewRow, event: AboutReviewer): ReviewRow => ({
  ...row,
  standing: standingAfter(row.standing, event),
  submitted_on: event.type === "ReviewSubmitted" ? event.submittedOn : row.submitted_on,
});
