import { type ReadingEvent, reading, shownIn, type Shown } from "#labelling/reading/reading.js";
import { readModel, type Row } from "#projections/read-model.js";

/** Who was shown what of a file, and when. For auditors alone. */
export interface ReadingRow extends Row {
  readonly application: string;
  readonly person: string;
  readonly at: string;
  readonly what: Shown["of"];
  /** Of the file's stream or of its instruction's; a document has none. */
  readonly version: number | null;
  /** Whose reviews were shown. */
  readonly reviews: readonly string[];
  readonly document: string | null;
}

export const readings = readModel<ReadingRow, ReadingEvent>({
  name: "readings",
  version: 1,
  reads: [reading],
  opens: {},
  columns: {
    application: "text",
    person: "text",
    at: "text",
    what: "text",
    version: "integer",
    reviews: "text[]",
    document: "text",
  },
  indexes: ["(application, key)", "(person, key)"],
  keys: ({ position }) => [position],
  project: (_, { event, envelope: { at } }, key) => {
    const { application, person } = event;
    const shown = shownIn(event);
    return {
      key,
      application,
      person,
      at,
      what: shown.of,
      version: shown.of === "document" ? null : shown.version,
      reviews: shown.of === "instruction" ? shown.reviews : [],
      document: shown.of === "document" ? shown.document : null,
    };
  },
});
