import type { DomainEvent } from "#kernel/index.js";
import { readModel, type Row } from "#projections/read-model.js";

/** The last event that bears a time in an hour (UTC): finds a moment without going through the log. */
export interface HourRow extends Row {
  readonly last: string;
}

export const hours = readModel<HourRow, DomainEvent>({
  name: "hours",
  version: 1,
  reads: "envelopes",
  opens: {},
  columns: { last: "text" },
  indexes: [],
  keys: ({ envelope }) => [hourOf(envelope.at)],
  project: (_, { position }, key) => ({ key, last: position }),
});

/** @param at UTC, ISO 8601 */
export const hourOf = (at: string): string => at.slice(0, "2006-05-02T09".length);
