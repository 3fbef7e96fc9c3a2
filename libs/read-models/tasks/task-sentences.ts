import type { Sentence } from "#kernel/index.js";
import type { TaskCode } from "./waiting.js";

/** What waits, and what to do about it. */
export const taskSentences: Readonly<Record<TaskCode, Sentence>> = {
  FILE_AWAITS_DECLARATION: {
    fr: "Le dossier est vérifié ({eligibility}) : le déclarer recevable ou non, ou demander des compléments.",
    en: "The file is checked ({eligibility}): declare it admissible or not, or ask for complements.",
  },
  COMPLEMENTS_TO_EXAMINE: {
    fr: "Tous les compléments demandés sont arrivés : les examiner.",
    en: "All the complements that were asked for have come: examine them.",
  },
  DECISION_NOT_NOTIFIED: {
    fr: "La décision ({outcome}) n’est pas encore notifiée : aucun délai de recours ne court.",
    en: "The decision ({outcome}) has not been notified: no delay for an appeal runs.",
  },
  NOTIFICATION_FAILED: {
    fr: "La notification n’a pas atteint la structure porteuse ({reason}) : la refaire par un autre moyen.",
    en: "The notification did not reach the carrier ({reason}): do it again by other means.",
  },
  APPEAL_AWAITS_AGENDA: {
    fr: "Un recours est formé : l’inscrire à l’ordre du jour d’une séance.",
    en: "An appeal is lodged: put it on the agenda of a session.",
  },
  REVIEWERS_WANTED: {
    fr: "Il faut {minimum} rapporteurs, {asked} sont désignés et personne d’autre n’est libre : en trouver.",
    en: "{minimum} reviewers are needed, {asked} are assigned and nobody else is free: find some.",
  },
  CONDITIONS_DUE: {
    fr: "Conditions du label à remplir depuis le {due} et qui ne le sont pas : n° {conditions}.",
    en: "Conditions of the label that are due since {due} and not met: no. {conditions}.",
  },
  REVOCATION_TO_SETTLE: {
    fr: "Le retrait proposé peut être tranché : la structure a répondu, ou son délai s’achevait le {due}.",
    en: "The revocation proposed can be settled: the holder has answered, or had until {due}.",
  },
  HOLDER_NOT_NOTIFIED: {
    fr: "La décision sur le label ({outcome}) n’est pas encore notifiée à son titulaire : aucun délai de recours ne court.",
    en: "The holder has not been notified of the decision on the label ({outcome}): no delay for an appeal runs.",
  },
  HOLDER_NOT_REACHED: {
    fr: "La décision sur le label n’a pas atteint son titulaire ({reason}) : la notifier par un autre moyen.",
    en: "The decision on the label did not reach its holder ({reason}): notify it by other means.",
  },
  MINUTES_NOT_DRAFTED: {
    fr: "La séance est levée : en rédiger le procès-verbal.",
    en: "The session is closed: draft its minutes.",
  },
  MINUTES_NOT_APPROVED: {
    fr: "Le procès-verbal attend l’approbation de la présidence.",
    en: "The minutes await the chair's approval.",
  },
};
