import type { Aggregate, DomainEvent, Json, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { session } from "../session/session.js";
import { convened } from "../session/session.story.js";
import type { LabelEvent } from "./events.js";
import type { Granting } from "./granting.js";
import { type Label, label } from "./label.js";

export const mark = story(label);

export const made = "00000000-0000-5000-8000-00000000c0de";
export const self = "2d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
export const file = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
export const board = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
/** The session that renewed it. */
export const nextBoard = "9b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
// No other spec’s: what a hash names is remembered, and mutation runs all specs in one process.
export const definition = "1a".repeat(32);

/** Granted on 26 January 2007 for twelve months, renewable in the last three. */
export const grantedOn = "2007-01-26";
export const lastDay = "2008-01-25";
export const opensOn = "2007-10-25";
export const conditionDue = "2007-06-30";

export const terms = {
  duration: { count: 12, unit: "months" },
  renewalOpens: { count: 3, unit: "months" },
} as const;
export const indicators = [
  { id: "events", kind: "realisation" },
  { id: "writtenPieces", kind: "realisation" },
  { id: "mediaCoverage", kind: "result" },
] as const;

export const granting: Granting = {
  file: {
    scheme: "creativallee",
    schemeVersion: 1,
    definition,
    initiative: "4b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
    organisation: "5b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
  },
  decision: { session: board },
  decidedOn: grantedOn,
  conditions: [{ condition: 1, dueOn: conditionDue }],
  rules: { owner: "Association Créativallée", terms, indicators },
  institution: "Je crée",
  number: 7,
};

export const granted = {
  type: "LabelGranted",
  number: 7,
  ...granting.file,
  application: file,
  decision: granting.decision,
  conditions: granting.conditions,
  terms,
  indicators,
  from: grantedOn,
  until: lastDay,
  grantedOn,
} satisfies LabelEvent;

export const suspended = {
  type: "LabelSuspended",
  motives: "effacé",
  suspendedOn: "2007-03-01",
} satisfies LabelEvent;
export const proposed = {
  type: "RevocationProposed",
  motives: "effacé",
  answerDueOn: "2007-09-30",
  proposedOn: "2007-09-01",
} satisfies LabelEvent;
export const answered = {
  type: "HolderAnswered",
  text: "effacé",
  answeredOn: "2007-09-10",
} satisfies LabelEvent;
export const renewed = {
  type: "LabelRenewed",
  decision: { session: nextBoard },
  from: "2008-01-26",
  until: "2009-01-25",
  renewedOn: "2007-12-14",
} satisfies LabelEvent;
/** What leaves the label as it is: a term that is not renewed, one that is not taken away, neither. */
export const renewalRefused = {
  type: "RenewalRefused",
  decision: { session: nextBoard },
  refusedOn: "2007-12-14",
} satisfies LabelEvent;
export const revocationRefused = {
  type: "RevocationRefused",
  decision: { session: nextBoard },
  refusedOn: "2007-12-14",
} satisfies LabelEvent;
export const adjourned = {
  type: "DecisionAdjourned",
  kind: "renewal",
  decision: { session: nextBoard },
  adjournedOn: "2007-12-14",
} satisfies LabelEvent;
export const expired = { type: "LabelExpired", expiredOn: lastDay } satisfies LabelEvent;
export const revoked = {
  type: "LabelRevoked",
  motives: "effacé",
  revokedOn: "2007-10-01",
} satisfies LabelEvent;
export const surrendered = {
  type: "LabelSurrendered",
  surrenderedOn: "2007-10-01",
} satisfies LabelEvent;

export type History = readonly LabelEvent[];

/** Each end of a label, and what is said to who asks for something after it. */
export const ends: readonly (readonly [
  code: string,
  history: History,
  about: { readonly endedOn: string },
])[] = [
  ["LABEL_EXPIRED", [granted, expired], { endedOn: lastDay }],
  ["LABEL_EXPIRED", [granted], { endedOn: lastDay }],
  ["LABEL_REVOKED", [granted, proposed, answered, revoked], { endedOn: "2007-10-01" }],
  ["LABEL_SURRENDERED", [granted, surrendered], { endedOn: "2007-10-01" }],
];
/** Where a label of `ends` is asked for something: nobody has recorded the second one’s end. */
export const afterwards = "2008-01-26";

export const after = (...history: History): Label => history.reduce(label.evolve, label.initial);

/** A session of the label’s committee, convened for a day. */
export const sitting = (heldOn: string) =>
  session.evolve(session.initial, { ...convened(), heldOn });

/** Streams as they stand, by name; the others are as they begin. */
export const worldOf = (
  states: Readonly<Record<string, unknown>>,
  blobs: Readonly<Record<string, unknown>> = {},
): World => ({
  fold: async <State, Event extends DomainEvent>(
    { kind, initial }: Aggregate<State, Event>,
    id: string,
  ) => (states[`${kind}-${id}`] ?? initial) as State,
  blob: async (hash) => blobs[hash] as Json,
});
