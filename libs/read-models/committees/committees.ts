import { committee, type CommitteeEvent, type Formed } from "#labelling/committee/committee.js";
import { readModel, type Row } from "#projections/read-model.js";

/** The committee of a scheme, with every mandate that was ever given. A day that passes moves no row. */
export interface CommitteeRow extends Row {
  /** As the write side folds it, since its seats and offices are told from it for any day. */
  readonly state: Formed;
  /** Why mandates were ended before their time, by mandate; where it was said. */
  readonly ends: Readonly<Record<string, string>>;
  readonly version: number;
}

export const committees = readModel<CommitteeRow, CommitteeEvent>({
  name: "committees",
  version: 2,
  reads: [committee],
  opens: { MandateEnded: ["/motives"] },
  columns: { state: "jsonb", ends: "jsonb", version: "integer" },
  indexes: [],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const state = committee.evolve(row?.state ?? committee.initial, event);
    if (state.phase !== "formed") return row;
    return { key, state, ends: endsAfter(row?.ends ?? {}, event), version };
  },
});

const endsAfter = (before: CommitteeRow["ends"], event: CommitteeEvent): CommitteeRow["ends"] =>
  event.type === "MandateEnded" && event.motives !== undefined
    ? { ...before, [event.mandate]: event.motives }
    : before;
