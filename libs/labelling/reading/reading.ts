import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";

/** What a member of a committee is shown of a file. A document never changes: it has no version. */
export type Shown =
  | { readonly of: "file"; readonly version: number }
  | {
      readonly of: "instruction";
      readonly version: number;
      /** Whose reviews were shown with it: more of one version, once the reader's own is in. */
      readonly reviews: readonly PersonId[];
    }
  | { readonly of: "document"; readonly document: string };

/** One reader of one file. */
export interface Readership {
  readonly application: string;
  readonly person: PersonId;
}

/** What they have read of it. A stream for the two, so that no reading waits for another's. */
export interface Reading {
  readonly shown: readonly Shown[];
}

type Of<Kind extends Shown["of"]> = Omit<Extract<Shown, { readonly of: Kind }>, "of">;

export type ReadingEvent =
  | ({ readonly type: "FileRead" } & Readership & Of<"file">)
  | ({ readonly type: "InstructionRead" } & Readership & Of<"instruction">)
  | ({ readonly type: "DocumentRead" } & Readership & Of<"document">);

/** What an event says was shown. */
export const shownIn = (event: ReadingEvent): Shown => {
  switch (event.type) {
    case "FileRead":
      return { of: "file", version: event.version };
    case "InstructionRead":
      return { of: "instruction", version: event.version, reviews: event.reviews };
    case "DocumentRead":
      return { of: "document", document: event.document };
    default:
      return unreachable(event);
  }
};

const evolve = ({ shown }: Reading, event: ReadingEvent): Reading => ({
  shown: [...shown, shownIn(event)],
});

/** Ids, versions and codes alone. */
export const reading: Aggregate<Reading, ReadingEvent> = {
  kind: "reading",
  plural: "readings",
  named: true,
  initial: { shown: [] },
  evolve,
  events: {
    FileRead: { schema: 1 },
    InstructionRead: { schema: 1 },
    DocumentRead: { schema: 1 },
  },
};

export const readingId = ({ application, person }: Readership): string =>
  `${application}.${person}`;

export const hasRead = ({ shown }: Reading, what: Shown): boolean =>
  shown.some((one) => covers(one, what));

const covers = (known: Shown, what: Shown): boolean => {
  switch (what.of) {
    case "file":
      return known.of === "file" && known.version === what.version;
    case "instruction":
      return (
        known.of === "instruction" &&
        known.version === what.version &&
        what.reviews.every((one) => known.reviews.includes(one))
      );
    case "document":
      return known.of === "document" && known.document === what.document;
    default:
      return unreachable(what);
  }
};
