import type { StreamName } from "#kernel/index.js";
import {
  erasure,
  type Erasure,
  type ErasureEvent,
  type Requested,
} from "#labelling/erasure/erasure.js";
import { readModel, type Row } from "#projections/read-model.js";

/** An erasure that somebody has asked for, and how far it has come. */
export interface ErasureRow extends Row {
  readonly subject: StreamName;
  readonly phase: Requested["phase"];
  readonly requested_on: string;
  readonly completed_on: string | null;
  readonly state: Requested;
}

export const erasures = readModel<ErasureRow, ErasureEvent>({
  name: "erasures",
  version: 1,
  reads: [erasure],
  opens: {},
  columns: {
    subject: "text",
    phase: "text",
    requested_on: "text",
    completed_on: "text",
    state: "jsonb",
  },
  indexes: ["(requested_on, key)"],
  keys: ({ id }) => [id],
  project: (row, { event }, key) => {
    const state: Erasure = erasure.evolve(row?.state ?? erasure.initial, event);
    if (state.phase === "not-requested") return row;
    const { subject, phase } = state;
    const requested_on = event.type === "ErasureRequested" ? event.requestedOn : row?.requested_on;
    const completed_on =
      event.type === "ErasureCompleted" ? event.completedOn : (row?.completed_on ?? null);
    return requested_on === undefined
      ? row
      : { key, subject, phase, state, requested_on, completed_on };
  },
});
