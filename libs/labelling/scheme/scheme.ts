import { type Aggregate, type JsonObject, unreachable } from "#kernel/index.js";

/** A version of the rules in force; `definition` is the hash of the blob that holds them. */
export interface SchemeVersion {
  /** From 1. */
  readonly version: number;
  readonly definition: string;
}

/** The rules of one label in their successive versions. */
export type Scheme =
  | { readonly phase: "unknown" }
  | { readonly phase: "drafted"; readonly draft: string }
  | {
      readonly phase: "published";
      readonly current: SchemeVersion;
      /** Proposals that a version was published under: an approval is good for one publication. */
      readonly usedUp?: readonly string[];
      /** The next version, while it is being written. */
      readonly draft?: string;
      /** The last day on which a file is taken in. */
      readonly closesOn?: string;
    };

export type SchemeEvent =
  | { readonly type: "SchemeDrafted"; readonly definition: string }
  | {
      readonly type: "SchemePublished";
      readonly version: number;
      readonly definition: string;
      /** By which the committee approved it; none of the first one, nor of one that nobody had to. */
      readonly proposal?: string;
    }
  | { readonly type: "SchemeClosingAnnounced"; readonly closesOn: string }
  | { readonly type: "SchemeClosingWithdrawn" };

const evolve = (scheme: Scheme, event: SchemeEvent): Scheme => {
  switch (event.type) {
    case "SchemeDrafted":
      return scheme.phase === "published"
        ? { ...scheme, draft: event.definition }
        : { phase: "drafted", draft: event.definition };
    case "SchemePublished": {
      const { version, definition, proposal } = event;
      const current = { version, definition };
      return { phase: "published", current, ...usedUpBy(scheme, proposal), ...closing(scheme) };
    }
    case "SchemeClosingAnnounced":
      return scheme.phase === "published" ? { ...scheme, closesOn: event.closesOn } : scheme;
    case "SchemeClosingWithdrawn": {
      if (scheme.phase !== "published") return scheme;
      const { closesOn: _, ...open } = scheme;
      return open;
    }
    default:
      return unreachable(event);
  }
};

const usedUpBy = (scheme: Scheme, proposal: string | undefined) => {
  const before = scheme.phase === "published" ? (scheme.usedUp ?? []) : [];
  const usedUp = proposal === undefined ? before : [...before, proposal];
  return usedUp.length > 0 ? { usedUp } : {};
};

const closing = (scheme: Scheme) =>
  scheme.phase === "published" && scheme.closesOn !== undefined
    ? { closesOn: scheme.closesOn }
    : {};

const asItWas = (data: JsonObject): JsonObject => data;

export const scheme: Aggregate<Scheme, SchemeEvent> = {
  kind: "scheme",
  plural: "schemes",
  named: true,
  initial: { phase: "unknown" },
  evolve,
  events: {
    SchemeDrafted: { schema: 1 },
    // The first schema named no proposal; nothing else has changed.
    SchemePublished: { schema: 2, upcasters: [asItWas, asItWas] },
    SchemeClosingAnnounced: { schema: 1 },
    SchemeClosingWithdrawn: { schema: 1 },
  },
};

/**
 * The version that files are received under on a day, if the scheme takes any. It closes at the end
 * of a day that was announced before that day, so the day alone decides, however old the state is.
 */
export const openVersion = (state: Scheme, today: string): SchemeVersion | undefined => {
  if (state.phase !== "published") return undefined;
  return state.closesOn !== undefined && state.closesOn < today ? undefined : state.current;
};
