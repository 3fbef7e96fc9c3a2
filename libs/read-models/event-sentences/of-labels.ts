import type { Sentences } from "#kernel/index.js";
import type { CertificationEvent } from "#labelling/certification/certification.js";
import type { LabelEvent } from "#labelling/label/events.js";

/** How what happens to a label, and to its certificate, reads in its history. */
export const ofLabels = {
  LabelGranted: { fr: "Le label est attribué.", en: "The label is granted." },
  ConditionMet: { fr: "Une réserve est remplie.", en: "A condition is met." },
  ConditionMissed: {
    fr: "Une réserve n’est pas remplie à temps.",
    en: "A condition is not met in time.",
  },
  ConditionsSuperseded: {
    fr: "Une nouvelle décision sur le dossier remplace les réserves.",
    en: "A later decision on the file takes the place of the conditions.",
  },
  BrandUseCommitted: {
    fr: "Le titulaire s’engage sur l’usage de la marque.",
    en: "The holder commits to how the brand is used.",
  },
  ActivityReported: {
    fr: "Le titulaire rend compte de son activité.",
    en: "The holder reports on its activity.",
  },
  ImpactReported: {
    fr: "Le titulaire rend compte des effets.",
    en: "The holder reports on the impact.",
  },
  ReportCorrected: { fr: "Un rapport est corrigé.", en: "A report is corrected." },
  LabelSuspended: { fr: "Le label est suspendu.", en: "The label is suspended." },
  LabelReinstated: { fr: "La suspension est levée.", en: "The suspension is lifted." },
  RevocationProposed: {
    fr: "Le retrait est proposé ; le titulaire est invité à répondre.",
    en: "Revocation is proposed; the holder is asked to answer.",
  },
  HolderAnswered: { fr: "Le titulaire répond.", en: "The holder answers." },
  RevocationDropped: {
    fr: "La proposition de retrait est abandonnée.",
    en: "The proposal to revoke is dropped.",
  },
  LabelRevoked: { fr: "Le label est retiré.", en: "The label is revoked." },
  LabelPutOnAgenda: {
    fr: "Le label est inscrit à l’ordre du jour d’une séance du comité.",
    en: "The label is put on the agenda of a session of the committee.",
  },
  LabelTakenUp: {
    fr: "Le comité met le label en délibération.",
    en: "The committee takes the label up for deliberation.",
  },
  LabelRenewed: { fr: "Le label est renouvelé.", en: "The label is renewed." },
  RenewalRefused: { fr: "Le renouvellement est refusé.", en: "The renewal is refused." },
  RevocationRefused: {
    fr: "Le comité laisse le label à son titulaire.",
    en: "The committee leaves the label with its holder.",
  },
  DecisionAdjourned: { fr: "Le comité ajourne sa décision.", en: "The committee adjourns." },
  HolderNotified: {
    fr: "La décision est notifiée au titulaire.",
    en: "The holder is notified of the decision.",
  },
  HolderNotReached: {
    fr: "La décision n’a pas pu être remise au titulaire.",
    en: "The decision could not be delivered to the holder.",
  },
  LabelExpired: { fr: "Le label arrive à son terme.", en: "The label comes to its end." },
  LabelSurrendered: { fr: "Le titulaire rend le label.", en: "The holder gives the label up." },
  CertificateIssued: {
    fr: "Le certificat du label est délivré.",
    en: "The certificate of the label is issued.",
  },
  StandingRecorded: {
    fr: "L’état d’un certificat change.",
    en: "The standing of a certificate changes.",
  },
  StatusListPublished: {
    fr: "Une liste d’état des certificats est publiée.",
    en: "A status list of certificates is published.",
  },
} as const satisfies Sentences<LabelEvent["type"] | CertificationEvent["type"]>;
