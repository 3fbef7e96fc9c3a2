import type { Sentence, Sentences } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";
import { eligibilities, outcomes } from "../codes-in-words.js";
import type { Leaf } from "./differences.js";

/** What fields are called; one that is not here, an id or a code of a scheme, stands for itself. */
const fields: Sentences = {
  reference: { fr: "référence", en: "reference" },
  title: { fr: "titre", en: "title" },
  organisation: { fr: "structure", en: "organisation" },
  initiative: { fr: "initiative", en: "initiative" },
  name: { fr: "nom", en: "name" },
  scheme: { fr: "dispositif", en: "scheme" },
  schemeVersion: { fr: "version du dispositif", en: "version of the scheme" },
  phase: { fr: "état", en: "phase" },
  texts: { fr: "textes", en: "texts" },
  values: { fr: "réponses", en: "answers" },
  documents: { fr: "pièces", en: "documents" },
  startedOn: { fr: "ouvert le", en: "started on" },
  receivedOn: { fr: "reçu le", en: "received on" },
  signed: { fr: "signature", en: "signature" },
  check: { fr: "vérification", en: "check" },
  eligibility: { fr: "éligibilité", en: "eligibility" },
  reasons: { fr: "motifs", en: "reasons" },
  missing: { fr: "manque", en: "missing" },
  rules: { fr: "règles", en: "rules" },
  outcome: { fr: "issue", en: "outcome" },
  awaited: { fr: "attendu", en: "awaited" },
  nature: { fr: "nature", en: "nature" },
  motives: { fr: "motivation", en: "motives" },
  declaredOn: { fr: "déclaré le", en: "declared on" },
  decisions: { fr: "décisions", en: "decisions" },
  decidedOn: { fr: "décidé le", en: "decided on" },
  conditions: { fr: "réserves", en: "conditions" },
  notified: { fr: "notification", en: "notification" },
  appealDueOn: { fr: "recours jusqu’au", en: "appeal until" },
  endedOn: { fr: "clos le", en: "ended on" },
  deadlines: { fr: "échéances", en: "deadlines" },
  due: { fr: "dernier jour", en: "last day" },
  state: { fr: "état", en: "state" },
  number: { fr: "numéro", en: "number" },
  from: { fr: "du", en: "from" },
  until: { fr: "au", en: "until" },
  full: { fr: "détail", en: "detail" },
  periods: { fr: "durée", en: "term" },
  uses: { fr: "usages", en: "uses" },
  reports: { fr: "rapports", en: "reports" },
  heldOn: { fr: "tenue le", en: "held on" },
  place: { fr: "lieu", en: "place" },
  convenedOn: { fr: "convoquée le", en: "convened on" },
  presiding: { fr: "présidence", en: "presiding" },
  present: { fr: "présents", en: "present" },
  proxies: { fr: "pouvoirs", en: "proxies" },
  quorum: { fr: "quorum", en: "quorum" },
  roll: { fr: "membres", en: "roll" },
  minutes: { fr: "procès-verbal", en: "minutes" },
  drafted: { fr: "proposé", en: "drafted" },
  approved: { fr: "approuvé", en: "approved" },
  items: { fr: "ordre du jour", en: "agenda" },
  stage: { fr: "étape", en: "stage" },
  question: { fr: "question", en: "question" },
  recusals: { fr: "déports", en: "recusals" },
  cast: { fr: "bulletins", en: "ballots cast" },
  counts: { fr: "décompte", en: "counts" },
  sheet: { fr: "légalité", en: "legality" },
};

/** `documents[3b6c1d2e].name` is « pièces 3b6c1d2e, nom ». */
export const fieldInWords = (field: string, language: Language): string =>
  field
    .split(".")
    .map((part) => {
      const [name = "", ...places] = part.split("[");
      const which = places.map((place) => place.replace(/\]$/, ""));
      return [fields[name]?.[language] ?? name, ...which].join(" ");
    })
    .join(", ");

const codes: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  eligibility: eligibilities,
  outcome: outcomes,
};

/** What a field says, codes in words where they have some. */
export const valueInWords = (field: string, value: Leaf, language: Language): string => {
  const name = field.slice(field.lastIndexOf(".") + 1);
  if (typeof value === "boolean") return words[value ? "yes" : "no"][language];
  return codes[name]?.[String(value)]?.[language] ?? String(value);
};

const words = {
  yes: { fr: "oui", en: "yes" },
  no: { fr: "non", en: "no" },
} as const;
