import { type Aggregate, type Id, type PersonId, unreachable } from "#kernel/index.js";

/** What became of one dossier of a file: the stream's id comes from its `ref` alone. */
export interface Begun {
  /** HMAC of the dossier's content, lower-case hex: tells another content, and nothing of it. */
  readonly content: string;
  readonly scheme: string;
  /** Who may sign; absent when nobody has. */
  readonly signatory?: PersonId;
  readonly initiative: Id<"initiative">;
  readonly application: Id<"application">;
}

export type Import = { readonly phase: "unknown" } | ({ readonly phase: "begun" } & Begun);

/** `ref` is sealed: people name dossiers after people. */
export type ImportEvent = { readonly type: "ImportBegun"; readonly ref: string } & Begun;

const evolve = (_: Import, event: ImportEvent): Import => {
  switch (event.type) {
    case "ImportBegun": {
      const { type: __, ref: ___, ...begun } = event;
      return { phase: "begun", ...begun };
    }
    default:
      return unreachable(event.type);
  }
};

export const importing: Aggregate<Import, ImportEvent> = {
  kind: "import",
  plural: "imports",
  named: true,
  initial: { phase: "unknown" },
  evolve,
  events: { ImportBegun: { schema: 1, personal: ["/ref"] } },
};
