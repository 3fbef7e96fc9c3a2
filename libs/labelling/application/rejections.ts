import { rejecting, unreachable, type Decision, type Sentences } from "#kernel/index.js";
import { dueDay } from "../deadline/ledger.js";
import { lastDecision } from "./judgement.js";
import type { Ended, In, Received } from "./application.js";

export const rejections = {
  APPLICATION_NOT_STARTED: {
    fr: "Ce dossier n’existe pas encore.",
    en: "This application does not exist yet.",
  },
  APPLICATION_ALREADY_STARTED: {
    fr: "Ce dossier est déjà ouvert pour une autre candidature.",
    en: "This application is already open for something else.",
  },
  INITIATIVE_NOT_OPEN_FOR_IT: {
    fr: "Cette initiative n’attend pas ce dossier : ouvrez-le depuis l’initiative elle-même.",
    en: "This initiative is not waiting for this application: open it from the initiative itself.",
  },
  SCHEME_TAKES_NO_FILES: {
    fr: "Le dispositif « {scheme} » ne reçoit pas de dossiers à la date du {day}.",
    en: "The scheme “{scheme}” takes no applications on {day}.",
  },
  APPLICATION_NOT_RECEIVED: {
    fr: "Le dossier est encore en cours de rédaction : il faut d’abord le déposer.",
    en: "The application is still a draft: it has to be submitted first.",
  },
  APPLICATION_ALREADY_RECEIVED: {
    fr: "Le dossier a été reçu le {receivedOn} : il ne se modifie plus librement. Le secrétariat peut vous demander un complément.",
    en: "The application was received on {receivedOn} and can no longer be edited freely. The secretariat may ask you for a complement.",
  },
  APPLICATION_INADMISSIBLE: {
    fr: "Le dossier a été déclaré irrecevable le {endedOn} ; il est clos.",
    en: "The application was declared inadmissible on {endedOn}; it is closed.",
  },
  APPLICATION_WITHDRAWN: {
    fr: "Le dossier a été retiré le {endedOn} ; il est clos.",
    en: "The application was withdrawn on {endedOn}; it is closed.",
  },
  APPLICATION_LAPSED: {
    fr: "Le délai pour compléter le dossier s’est achevé le {endedOn} : le dossier est devenu caduc. Une nouvelle candidature reste possible.",
    en: "The time to complete the application ended on {endedOn}: it has lapsed. You are welcome to apply again.",
  },
  ADMISSIBILITY_DECLARED: {
    fr: "Le dossier a été déclaré recevable le {declaredOn} : il ne change plus avant la décision du comité.",
    en: "The application was declared admissible on {declaredOn} and stays as it is until the committee decides.",
  },
  CHECK_AWAITED: {
    fr: "Le dossier a changé et n’a pas encore été vérifié : cela ne prend en général qu’un instant.",
    en: "The application has changed and has not been checked yet: this usually takes but a moment.",
  },
  COMPLEMENTS_AWAITED: {
    fr: "Des compléments sont attendus jusqu’au {due} inclus : {paths}.",
    en: "Complements are awaited until {due}, that day included: {paths}.",
  },
  RULES_UNKNOWN: {
    fr: "La définition du dispositif dont relève ce dossier est introuvable.",
    en: "The definition of the scheme that this application is under cannot be found.",
  },
  CARRIER_UNKNOWN: {
    fr: "La structure qui porte ce dossier n’est pas enregistrée.",
    en: "The organisation that carries this application is not registered.",
  },
  NO_COMPLEMENTS_AWAITED: {
    fr: "Aucun complément n’est attendu pour ce dossier.",
    en: "No complements are awaited for this application.",
  },
  NOT_ASKED_FOR: {
    fr: "Ceci n’a pas été demandé : {paths}.",
    en: "This was not asked for: {paths}.",
  },
  NOTHING_PROVIDED: {
    fr: "Aucun des compléments attendus n’est fourni.",
    en: "None of the awaited complements is provided.",
  },
  UNKNOWN_PIECES: {
    fr: "Le dispositif ne connaît pas ces pièces : {paths}.",
    en: "The scheme knows no such pieces: {paths}.",
  },
  ASKED_TWICE: {
    fr: "Chaque pièce ne se demande qu’une fois par courrier : {paths}.",
    en: "A piece is asked for but once in a request: {paths}.",
  },
  MISSING_IS_INCOMPLETE: {
    fr: "Ces pièces manquent : elles se demandent comme pièces manquantes, non comme irrégularités ({paths}).",
    en: "These pieces are missing: they are asked for as missing, not as irregular ({paths}).",
  },
  SIGNED_ALREADY: {
    fr: "Le dossier est déjà signé : il n’y a pas de signature à demander.",
    en: "The application is signed already: there is no signature to ask for.",
  },
  ANSWERS_REFUSED: {
    fr: "Certaines réponses ne conviennent pas : points à revoir, {count}.",
    en: "Some answers will not do: points to look at again, {count}.",
  },
  ANSWERS_TOO_LARGE: {
    fr: "Les réponses de ce dossier sont trop longues, prises ensemble : abrégez les listes.",
    en: "The answers of this application are too long, taken together: please shorten the lists.",
  },
  UNKNOWN_DOCUMENT_KIND: {
    fr: "Le dispositif ne prévoit pas de document « {kind} ».",
    en: "The scheme has no document “{kind}”.",
  },
  TOO_MANY_DOCUMENTS: {
    fr: "Un dossier contient au plus {most} documents.",
    en: "An application holds {most} documents at most.",
  },
  RECEIVED_IN_THE_FUTURE: {
    fr: "Un dossier ne peut pas être reçu après aujourd’hui, le {today}.",
    en: "An application cannot be received after today, {today}.",
  },
  RECEIPT_IS_TODAY: {
    fr: "Un dossier déposé en ligne est reçu le jour même, le {today}.",
    en: "An application submitted online is received on the same day, {today}.",
  },
  NOT_A_SIGNATORY: {
    fr: "Seule une personne habilitée à engager la structure peut signer ce dossier.",
    en: "Only a person with power to commit the organisation may sign this application.",
  },
  FILE_INCOMPLETE: {
    fr: "Le dossier est incomplet ({missing}) : demandez d’abord les compléments.",
    en: "The application is incomplete ({missing}): ask for the complements first.",
  },
  MOTIVES_REQUIRED: {
    fr: "La vérification a conclu « {eligibility} » : pour déclarer ce dossier recevable, donnez vos motifs.",
    en: "The check came out as “{eligibility}”: to declare this application admissible, give your motives.",
  },
  APPLICATION_DECIDED: {
    fr: "Le dossier a fait l’objet d’une décision le {decidedOn} : il ne change plus.",
    en: "The application was decided on {decidedOn} and does not change any more.",
  },
  NOT_THE_VERSION_IN_FORCE: {
    fr: "La version en vigueur du dispositif est la {current} : un dossier ne passe que vers celle-ci.",
    en: "The version of the scheme in force is {current}: an application moves to that one only.",
  },
} as const satisfies Sentences;

/** Faults of single answers, each told at its place. */
export const answerFaults = {
  UNKNOWN_QUESTION: {
    fr: "Le dispositif ne pose pas cette question.",
    en: "The scheme asks no such question.",
  },
  TEXT_EXPECTED: {
    fr: "Cette question attend un texte.",
    en: "This question wants a text.",
  },
  VALUE_EXPECTED: {
    fr: "Cette question n’attend pas un texte libre.",
    en: "This question does not want free text.",
  },
  ANSWER_DOES_NOT_FIT: {
    fr: "Cette réponse ne correspond pas à ce que la question attend.",
    en: "This answer is not of the kind that the question wants.",
  },
  ANSWER_BLANK: {
    fr: "Cette réponse est vide.",
    en: "This answer is blank.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();

/** Where nothing can be asked of a file any more, or yet. */
export const closed = (
  state: Ended | In<"not-started" | "decided" | "appealed">,
): Decision<never> => {
  switch (state.phase) {
    case "not-started":
      return reject("APPLICATION_NOT_STARTED");
    case "inadmissible":
      return reject("APPLICATION_INADMISSIBLE", { endedOn: state.endedOn });
    case "withdrawn":
      return reject("APPLICATION_WITHDRAWN", { endedOn: state.endedOn });
    case "lapsed":
      return reject("APPLICATION_LAPSED", { endedOn: state.endedOn });
    case "decided":
    case "appealed":
      return reject("APPLICATION_DECIDED", {
        decidedOn: lastDecision(state.judgement)?.decidedOn ?? "",
      });
    default:
      return unreachable(state);
  }
};

export const alreadyReceived = ({ filing }: Received): Decision<never> =>
  reject("APPLICATION_ALREADY_RECEIVED", { receivedOn: filing.receivedOn });

export const admissibilityDeclared = ({ declaredOn }: In<"admissible">): Decision<never> =>
  reject("ADMISSIBILITY_DECLARED", { declaredOn });

export const complementsAwaited = ({ filing }: In<"awaiting-complements">): Decision<never> =>
  reject("COMPLEMENTS_AWAITED", {
    due: dueDay(filing.deadlines.complements) ?? "",
    paths: filing.deadlines.awaited.map(({ path }) => path),
  });
