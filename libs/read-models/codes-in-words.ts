import type { Rejection, Sentence } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { Eligibility } from "#labelling/eligibility/check.js";
import type { Language } from "#labelling/person/person.js";
import type { ItemOutcome } from "#labelling/session/question.js";

/** What a check came out with, as people say it. */
export const eligibilities: Readonly<Record<Eligibility, Sentence>> = {
  eligible: { fr: "éligible", en: "eligible" },
  "not-eligible": { fr: "non éligible", en: "not eligible" },
  incomplete: { fr: "incomplet", en: "incomplete" },
  "to-be-examined": { fr: "à examiner", en: "to be examined" },
};

/** What a committee, or silence, has decided. */
export const outcomes: Readonly<Record<ItemOutcome, Sentence>> = {
  granted: { fr: "accordé", en: "granted" },
  "granted-with-conditions": { fr: "accordé sous réserve", en: "granted with conditions" },
  adjourned: { fr: "ajourné", en: "adjourned" },
  refused: { fr: "refusé", en: "refused" },
  renewed: { fr: "renouvelé", en: "renewed" },
  "not-renewed": { fr: "non renouvelé", en: "not renewed" },
  revoked: { fr: "retiré", en: "revoked" },
  "not-revoked": { fr: "maintenu", en: "not revoked" },
  approved: { fr: "approuvé", en: "approved" },
  "sent-back": { fr: "renvoyé", en: "sent back" },
};

type Failure = Extract<ApplicationEvent, { readonly type: "NotificationFailed" }>["reason"];

/** Why a notification did not reach its carrier. */
export const failures: Readonly<Record<Failure, Sentence>> = {
  bounced: { fr: "le message est revenu", en: "the message came back" },
  refused: { fr: "il a été refusé", en: "it was refused" },
  "unknown-address": { fr: "l’adresse est inconnue", en: "the address is unknown" },
};

/** By the name of the fact that is a code. */
const codes: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  eligibility: eligibilities,
  outcome: outcomes,
  reason: failures,
};

/** What a sentence is filled with, for people: codes in words, all else as it is. */
export const inWords = (about: Rejection["about"], language: Language): Rejection["about"] =>
  Object.fromEntries(
    Object.entries(about).map(([name, fact]) => [
      name,
      codes[name]?.[String(fact)]?.[language] ?? fact,
    ]),
  );
