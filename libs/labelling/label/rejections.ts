import { rejecting, type Sentences, unreachable } from "#kernel/index.js";
import type { Ended, In } from "./label.js";

export const rejections = {
  LABEL_NOT_GRANTED: {
    fr: "Ce label n’a pas été accordé.",
    en: "This label has not been granted.",
  },
  LABEL_ALREADY_GRANTED: {
    fr: "Ce label a déjà été accordé sur un autre dossier.",
    en: "This label has been granted on another application already.",
  },
  LABEL_NOT_DECIDED: {
    fr: "Aucune décision n’accorde ce label.",
    en: "No decision grants this label.",
  },
  LABEL_NOT_NUMBERED: {
    fr: "Ce label n’a pas encore de numéro au registre.",
    en: "This label has no number in the register yet.",
  },
  BRAND_OWNER_LABELS_ITSELF: {
    fr: "« {institution} » possède et anime la marque : elle ne peut pas se l’attribuer.",
    en: "“{institution}” owns and animates the brand: it cannot award it to itself.",
  },
  LABEL_EXPIRED: {
    fr: "Ce label a pris fin le {endedOn}, au terme de sa durée.",
    en: "This label came to its end on {endedOn}, after its full time.",
  },
  LABEL_REVOKED: {
    fr: "Ce label a été retiré le {endedOn}.",
    en: "This label was revoked on {endedOn}.",
  },
  LABEL_SURRENDERED: {
    fr: "Son titulaire a renoncé à ce label le {endedOn}.",
    en: "The holder gave this label up on {endedOn}.",
  },
  BRAND_USE_SUSPENDED: {
    fr: "Ce label est suspendu : la marque ne s’emploie pas avant son rétablissement.",
    en: "This label is suspended: the brand is not to be used until it is reinstated.",
  },
  SUSPENDED_ALREADY: {
    fr: "Ce label est déjà suspendu, depuis le {suspendedOn} et jusqu’à son rétablissement : pour d’autres motifs ou une autre durée, rétablissez-le d’abord, puis suspendez-le.",
    en: "This label is suspended already, since {suspendedOn} and until it is reinstated: for other motives or another time, please reinstate it first, then suspend it.",
  },
  SUSPENDED_FOR_A_TIME: {
    fr: "Ce label est déjà suspendu, du {suspendedOn} au {until} : pour d’autres motifs ou une autre durée, rétablissez-le d’abord, puis suspendez-le.",
    en: "This label is suspended already, from {suspendedOn} to {until}: for other motives or another time, please reinstate it first, then suspend it.",
  },
  NOT_SUSPENDED: {
    fr: "Ce label n’est pas suspendu : il n’y a rien à rétablir, et vos motifs ne seraient lus de personne.",
    en: "This label is not suspended: there is nothing to reinstate, and nobody would read your motives.",
  },
  SUSPENSION_ENDS_IN_THE_PAST: {
    fr: "Une suspension prend fin aujourd’hui, le {today}, au plus tôt.",
    en: "A suspension ends today, {today}, at the earliest.",
  },
  SUSPENSION_ENDS_TOO_LATE: {
    fr: "Une suspension prend fin au plus tard le {latest}, dernier jour du label.",
    en: "A suspension ends on {latest} at the latest, the last day of the label.",
  },
  CONDITION_UNKNOWN: {
    fr: "Ce label n’est pas assorti de cette condition.",
    en: "This label has no such condition.",
  },
  CONDITION_ALREADY_MET: {
    fr: "Cette condition est notée comme remplie depuis le {metOn} : une autre preuve ne s’y ajoute pas.",
    en: "This condition is recorded as met on {metOn}: no other evidence is added to it.",
  },
  REPORT_ENDS_BEFORE_IT_STARTS: {
    fr: "La période de ce compte rendu commence le {from} : elle ne peut pas finir plus tôt.",
    en: "The period of this report starts on {from}: it cannot end earlier.",
  },
  REPORT_ABOUT_THE_FUTURE: {
    fr: "Un compte rendu porte sur ce qui a eu lieu, jusqu’à aujourd’hui, le {today}.",
    en: "A report is about what has taken place, until today, {today}.",
  },
  REPORT_ABOUT_AFTER_THE_END: {
    fr: "Ce label a pris fin le {endedOn} : un compte rendu ne va pas au-delà.",
    en: "This label came to its end on {endedOn}: a report does not go beyond.",
  },
  REPORT_SAYS_NOTHING: {
    fr: "Ce compte rendu est vide : donnez un chiffre, une action ou un texte.",
    en: "This report is empty: please give a figure, an activity or a text.",
  },
  REPORT_TOO_FAR_BACK: {
    fr: "Un compte rendu remonte au plus au {earliest}, dix ans avant le label.",
    en: "A report goes back to {earliest} at the earliest, ten years before the label.",
  },
  REPORT_STANDS_ALREADY: {
    fr: "Un compte rendu de la même période dit déjà ces chiffres : s’ils sont à compléter, corrigez celui-là ({report}).",
    en: "A report of the same period says these figures already: if there is more to tell, please correct that one ({report}).",
  },
  REPORT_UNKNOWN: {
    fr: "Ce label n’a pas de tel compte rendu.",
    en: "This label has no such report.",
  },
  FIGURES_OUT_OF_RANGE: {
    fr: "Un chiffre est un nombre entier de 0 à {most}. À revoir : {names}.",
    en: "A figure is a whole number from 0 to {most}. To be looked at again: {names}.",
  },
  FIGURE_TOO_HIGH: {
    fr: "« {name} » : {figure} dépasse ce qu’un compte rendu peut dire ({most} au plus). Vérifiez ce chiffre ; s’il est exact, répartissez-le sur plusieurs comptes rendus, par période.",
    en: "“{name}”: {figure} is more than a report can say ({most} at most). Please check this figure; if it is right, split it between several reports, by period.",
  },
  INDICATORS_UNKNOWN: {
    fr: "Le dispositif n’a pas ces indicateurs : {names}. Donnez-les parmi les autres chiffres.",
    en: "The scheme has no such indicators: {names}. Please give them among the other figures.",
  },
  INDICATORS_FOR_ANOTHER_REPORT: {
    fr: "Ces indicateurs se donnent dans l’autre compte rendu, d’activité ou d’impact : {names}.",
    en: "These indicators belong to the other report, of activity or of impact: {names}.",
  },
  INDICATORS_AMONG_OTHER_FIGURES: {
    fr: "Ces chiffres portent le nom d’un indicateur : donnez-les comme tels ({names}).",
    en: "These figures bear an indicator’s name: please give them as such ({names}).",
  },
  ACTIVITY_TOLD_TWICE: {
    fr: "Chaque canal se donne une fois par lieu, avec son total.",
    en: "A channel is told once for each place, with its total.",
  },
  IMPACT_HAS_NO_ACTIVITIES: {
    fr: "Un compte rendu d’impact ne contient pas d’actions : elles sont dans celui d’activité.",
    en: "A report of impact holds no activities: they are in that of activity.",
  },
  REVOCATION_ALREADY_PROPOSED: {
    fr: "Le retrait est déjà envisagé : le titulaire peut répondre jusqu’au {answerDueOn}. Pour d’autres motifs ou une autre date, abandonnez d’abord cette proposition.",
    en: "Revocation is proposed already: the holder may answer until {answerDueOn}. For other motives or another day, please let that proposal drop first.",
  },
  REVOCATION_NOT_PROPOSED: {
    fr: "Aucun retrait n’est envisagé : dites d’abord au titulaire vos motifs, pour qu’il y réponde.",
    en: "No revocation is proposed: please tell the holder your motives first, to be answered.",
  },
  NO_TIME_TO_ANSWER: {
    fr: "Le titulaire doit avoir le temps de répondre : laissez-lui au moins jusqu’à demain.",
    en: "The holder must have time to answer: please leave until tomorrow at least.",
  },
  ANSWER_DUE_TOO_LATE: {
    fr: "La réponse du titulaire est attendue au plus tard le {latest} : dans les six mois, et avant la fin du label.",
    en: "The holder’s answer is due on {latest} at the latest: within six months, and before the label ends.",
  },
  LABEL_ENDS_TODAY: {
    fr: "Ce label prend fin aujourd’hui, le {today} : le temps manque pour entendre son titulaire, et rien ne reste à retirer.",
    en: "This label ends today, {today}: there is no time to hear its holder, and nothing is left to revoke.",
  },
  NO_REVOCATION_TO_DROP: {
    fr: "Aucun retrait n’est envisagé : il n’y a rien à abandonner, et vos motifs ne seraient lus de personne.",
    en: "No revocation is proposed: there is nothing to drop, and nobody would read your motives.",
  },
  HOLDER_MAY_STILL_ANSWER: {
    fr: "Le titulaire n’a pas répondu et le peut jusqu’au {answerDueOn} : le retrait ne se décide qu’après.",
    en: "The holder has not answered and may until {answerDueOn}: revocation is decided only after.",
  },
  LABEL_IN_DELIBERATION: {
    fr: "Le comité délibère sur ce label : attendez sa décision, ou l’ajournement.",
    en: "The committee is deliberating this label: please wait for its decision, or the adjournment.",
  },
  REVOCATION_NOT_DECIDED: {
    fr: "Cette séance n’a pas décidé le retrait de ce label.",
    en: "This session has not decided to revoke this label.",
  },
  RENEWAL_NOT_DECIDED: {
    fr: "Cette séance n’a pas décidé le renouvellement de ce label.",
    en: "This session has not decided to renew this label.",
  },
  NOTHING_REFUSED_NOR_ADJOURNED: {
    fr: "Cette séance n’a ni refusé ni ajourné de décision sur ce label.",
    en: "This session has neither refused nor adjourned anything about this label.",
  },
  NOTHING_TO_NOTIFY_HOLDER: {
    fr: "Rien n’a été décidé contre le titulaire de ce label : il n’y a rien à notifier.",
    en: "Nothing was decided against the holder of this label: there is nothing to notify.",
  },
  HOLDER_ALREADY_NOTIFIED: {
    fr: "Le titulaire a été notifié le {notifiedOn} : si rien ne lui est parvenu, dites-le d’abord.",
    en: "The holder was notified on {notifiedOn}: if nothing has come, please say so first.",
  },
  HOLDER_NOTIFIED_WHEN: {
    fr: "La notification se fait après la décision du {decidedOn}, et au plus tard aujourd’hui.",
    en: "A notification is made after the decision of {decidedOn}, and today at the latest.",
  },
  RENEWAL_NOT_OPEN: {
    fr: "Le renouvellement de ce label se décide à partir du {opensOn}.",
    en: "Renewal of this label is decided from {opensOn} on.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();

/** Why a label that is not, or is no more, takes nothing. */
export const notLive = (state: In<"not-granted"> | Ended) => {
  if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
  const { phase, endedOn } = state;
  switch (phase) {
    case "expired":
      return reject("LABEL_EXPIRED", { endedOn });
    case "revoked":
      return reject("LABEL_REVOKED", { endedOn });
    case "surrendered":
      return reject("LABEL_SURRENDERED", { endedOn });
    default:
      return unreachable(phase);
  }
};
