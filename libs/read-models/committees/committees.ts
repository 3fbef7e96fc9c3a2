import { committee, type CommitteeEvent, type Formed } from "#labelling/committee/committee.js";
import { readModel, type Row } from "#projections/read-model.js";

/** The committee of a scheme, with every mandate that was ever given. A day that passes moves no row. */
export interface CommitteeRow extends Row {
  /** As the write side folds it, since its seats and offices are told from it for any day. */
  readonly state: Formed;
  readonly version: number;
}

export const committees = readModel<CommitteeRow, CommitteeEvent>({
  name: "committees",
  version: 1,
  reads: [committee],
  opens: {},
  columns: { state: "jsonb", version: "integer" },
  indexes: [],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const state = committee.evolve(row?.state ?? committee.initial, event);
    return state.phase === "formed" ? { key, state, version } : row;
  },
});
