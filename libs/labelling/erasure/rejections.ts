import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  ERASURE_BY_PEOPLE: {
    fr: "Un effacement est l’acte de personnes : demandez-le, approuvez-le et exécutez-le avec un jeton.",
    en: "An erasure is an act of people: request, approve and carry it out with a token.",
  },
  ERASURE_SUBJECT_UNKNOWN: {
    fr: "Rien n’est enregistré sous {subject}.",
    en: "Nothing is recorded under {subject}.",
  },
  ERASURE_ROLES_STAND: {
    fr: "{subject} a encore un rôle : mettez-y fin d’abord, avec ses jetons.",
    en: "{subject} still holds a role: please end it first, with its tokens.",
  },
  ERASURE_OF_A_LIVE_FILE: {
    fr: "{subject} est encore en cours : qu’il soit retiré, déclaré irrecevable ou décidé d’abord.",
    en: "{subject} is still under way: it has to be withdrawn, declared inadmissible or decided first.",
  },
  ERASURE_ALREADY_REQUESTED: {
    fr: "L’effacement de {subject} a déjà été demandé, par {requestedBy}.",
    en: "The erasure of {subject} has been requested already, by {requestedBy}.",
  },
  ERASURE_NOT_REQUESTED: {
    fr: "Aucun effacement n’est demandé sous cet identifiant.",
    en: "No erasure is requested under this id.",
  },
  ERASURE_BY_TWO_PEOPLE: {
    fr: "Qui a demandé un effacement ne l’approuve pas : il y faut une deuxième personne.",
    en: "Whoever requested an erasure does not approve it: it takes a second person.",
  },
  ERASURE_NOT_APPROVED: {
    fr: "Cet effacement n’est pas encore approuvé par une deuxième personne.",
    en: "This erasure is not approved by a second person yet.",
  },
  SUBJECT_ERASED: {
    fr: "{subject} a été effacé : rien de personnel ne s’y ajoute plus.",
    en: "{subject} was erased: nothing personal is added to it any more.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
