import type { Actor, Id, PersonId } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import type { Facts } from "../eligibility/facts.js";
import type { Organisation } from "../organisation/organisation.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import type { Scheme } from "../scheme/scheme.js";
import { creativallee } from "../scheme/shipped/creativallee.js";
import { application } from "./application.js";
import type { ApplicationEvent } from "./events.js";

/** The file that the specs of this folder tell of, from its draft on. */
export const file = story(application);

type Of<Type extends ApplicationEvent["type"]> = Extract<ApplicationEvent, { type: Type }>;

export const initiative = "1c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
export const organisation = "2c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11" as Id<"organisation">;
export const director = "3c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11" as PersonId;
export const employee = "4c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11" as PersonId;
export const made = "00000000-0000-5000-8000-00000000c0de";

export const asCarrier = (id: PersonId = employee): Actor => ({ id, as: "carrier" });
export const asSecretariat: Actor = { id: employee, as: "secretariat" };

const label = { fr: "", en: "" };
const options = ["innovation", "sport"].map((code) => ({ code, label }));

/** Asks a text, an answer of each kind, two articles and a signature; welcomes two documents. */
export const definition: SchemeDefinition = {
  ...creativallee,
  id: "label",
  eligibility: [
    { code: "NO_THEME", when: '"innovation" in answers.themes', message: label },
    { code: "FROM_ELSEWHERE", when: 'organisation.seatDepartment == "59"', message: label },
  ],
  questions: [
    { id: "summary", kind: "text", required: false, label },
    { id: "themes", kind: "choices", required: true, open: true, options, label },
    { id: "channels", kind: "choices", required: false, open: false, options, label },
    { id: "use", kind: "choice", required: false, options, label },
    { id: "staff", kind: "integer", required: false, label },
    { id: "opens", kind: "yes-no", required: false, label },
    { id: "startsOn", kind: "day", required: false, label },
    { id: "places", kind: "places", required: false, label },
    { id: "figures", kind: "figures", required: false, label },
  ],
  charter: ["article1", "article2"].map((id) => ({
    id,
    title: label,
    text: label,
    evidence: label,
    required: true,
  })),
  documents: ["budget", "report"].map((kind) => ({ kind, label, required: false })),
  signatureRequired: true,
  procedure: {
    frenchAdministrative: true,
    silence: "deemed-refused",
    delays: {
      complements: { count: 30, unit: "days" },
      review: { count: 1, unit: "months" },
      decision: { count: 2, unit: "months" },
      appeal: { count: 2, unit: "months" },
    },
  },
};

export const rules = { schemeVersion: 1, definition: "d1" };
export const scheme: Scheme = {
  phase: "published",
  current: { version: 1, definition: "d1" },
};
export const registered: Organisation = {
  phase: "registered",
  kind: "association",
  seat: "59350",
  actsIn: ["59", "62"],
  regionalOrigin: true,
  letGo: [],
  signatories: [director],
  people: {},
};

export const started: Of<"ApplicationStarted"> = {
  type: "ApplicationStarted",
  initiative,
  organisation,
  scheme: "label",
  startedOn: "2026-01-05",
};
export const edited: Of<"DraftEdited"> = {
  type: "DraftEdited",
  texts: { article1: "Oui.", article2: "Aussi." },
  values: { themes: ["innovation"] },
  cleared: [],
};
export const attached: Of<"DocumentAttached"> = {
  type: "DocumentAttached",
  document: made,
  kind: "budget",
  hash: "ab".repeat(32),
  bytes: 12,
  mediaType: "application/pdf",
  name: "budget.pdf",
  attachedOn: "2026-01-06",
};
export const received: Of<"ApplicationReceived"> = {
  type: "ApplicationReceived",
  receivedOn: "2026-01-15",
  ...rules,
  clock: "waits-for-missing-pieces",
  delays: { complements: { count: 30, unit: "days" }, decision: { count: 2, unit: "months" } },
};
export const signed: Of<"ApplicationSigned"> = {
  type: "ApplicationSigned",
  signatory: director,
  signedOn: "2026-01-15",
};
export const facts: Facts = {
  organisation: {
    kind: "association",
    seatDepartment: "59",
    actsIn: ["59", "62"],
    regionalOrigin: true,
    institution: "",
  },
  values: { themes: ["innovation"] },
  answered: ["article1", "article2"],
  documents: [],
  signed: true,
  receivedOn: "2026-01-15",
};
const outcomes = ["NO_THEME", "FROM_ELSEWHERE"].map((code) => ({
  code,
  outcome: "satisfied" as const,
}));
export const eligible: Of<"ApplicationChecked"> = {
  type: "ApplicationChecked",
  checkedOn: "2026-01-15",
  ...rules,
  facts,
  eligibility: "eligible",
  reasons: [],
  missing: [],
  rules: outcomes,
};
/** The same file, but nobody has signed it. */
export const unsigned: Of<"ApplicationChecked"> = {
  ...eligible,
  facts: { ...facts, signed: false },
  eligibility: "incomplete",
  missing: ["signatory"],
};
export const requested = (
  ...items: Of<"ComplementsRequested">["items"]
): Of<"ComplementsRequested"> => ({
  type: "ComplementsRequested",
  items,
  requestedOn: "2026-01-20",
  dueOn: "2026-02-19",
});
export const signatureAsked = requested({ path: "signatory", nature: "incomplete" });
export const met: Of<"ComplementsMet"> = { type: "ComplementsMet", metOn: "2026-02-02" };
export const admissible: Of<"ApplicationDeclaredAdmissible"> = {
  type: "ApplicationDeclaredAdmissible",
  declaredOn: "2026-03-01",
};
export const inadmissible: Of<"ApplicationDeclaredInadmissible"> = {
  type: "ApplicationDeclaredInadmissible",
  motives: "Hors sujet.",
  declaredOn: "2026-03-01",
};
export const withdrawn: Of<"ApplicationWithdrawn"> = {
  type: "ApplicationWithdrawn",
  withdrawnOn: "2026-03-01",
};
export const lapsed: Of<"ApplicationLapsed"> = {
  type: "ApplicationLapsed",
  lapsedOn: "2026-02-19",
};

export type History = readonly ApplicationEvent[];

/** Histories that lead to each phase. */
export const draft = [started, edited] as const;
export const receipt = [...draft, received, signed] as const;
export const checked = [...receipt, eligible] as const;
export const unsignedChecked = [...draft, received, unsigned] as const;
export const awaiting = [...unsignedChecked, signatureAsked] as const;
export const declared = [...checked, admissible] as const;
/** Ended files, and how they answer whatever is asked of them. */
export const ends: readonly (readonly [string, History, object])[] = [
  ["APPLICATION_NOT_STARTED", [], {}],
  ["APPLICATION_INADMISSIBLE", [...checked, inadmissible], { endedOn: "2026-03-01" }],
  ["APPLICATION_WITHDRAWN", [...checked, withdrawn], { endedOn: "2026-03-01" }],
  ["APPLICATION_LAPSED", [...awaiting, lapsed], { endedOn: "2026-02-19" }],
];
/** Lapsed in effect: its last day is over, though nobody has recorded it. */
export const overdue = {
  history: awaiting,
  day: "2026-02-20",
  code: "APPLICATION_LAPSED",
  about: { endedOn: "2026-02-19" },
} as const;
