import { unreachable } from "#kernel/index.js";
import { scheme, type SchemeEvent } from "#labelling/scheme/scheme.js";
import { readModel, type Row } from "#projections/read-model.js";

/** A scheme that is published, in its version in force; its texts are a blob that the hash names. */
export interface SchemeRow extends Row {
  readonly in_force: number;
  readonly definition: string;
  /** Of each version that was ever in force: files stay under the one that they came in by. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly closes_on: string | null;
}

export const schemes = readModel<SchemeRow, SchemeEvent>({
  name: "schemes",
  version: 2,
  reads: [scheme],
  opens: {},
  columns: { in_force: "integer", definition: "text", definitions: "jsonb", closes_on: "text" },
  indexes: [],
  keys: ({ id }) => [id],
  project: (row, { event }, key) => {
    switch (event.type) {
      case "SchemeDrafted":
        return row;
      case "SchemePublished": {
        const { version, definition } = event;
        const definitions = { ...row?.definitions, [version]: definition };
        return {
          key,
          in_force: version,
          definition,
          definitions,
          closes_on: row?.closes_on ?? null,
        };
      }
      case "SchemeClosingAnnounced":
        return row && { ...row, closes_on: event.closesOn };
      case "SchemeClosingWithdrawn":
        return row && { ...row, closes_on: null };
      default:
        return unreachable(event);
    }
  },
});
