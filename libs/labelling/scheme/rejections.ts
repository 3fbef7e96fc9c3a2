import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  SCHEME_NOT_DRAFTED: {
    fr: "Ce dispositif n’a pas encore de projet : enregistrez-en un avant de publier.",
    en: "This scheme has no draft yet: save one before publishing.",
  },
  SCHEME_NOT_PUBLISHED: {
    fr: "Ce dispositif n’est pas encore publié.",
    en: "This scheme is not published yet.",
  },
  DRAFT_IS_ANOTHER: {
    fr: "Le projet a changé entre-temps : relisez la version {draft} avant de publier.",
    en: "The draft has changed meanwhile: read version {draft} again before publishing.",
  },
  DEFINITION_HAS_FAULTS: {
    fr: "La définition ne peut pas être publiée : points à corriger, {count}.",
    en: "The definition cannot be published: points to put right, {count}.",
  },
  RULES_NOT_APPROVED: {
    fr: "Le comité n’a pas approuvé cette définition : indiquez la proposition par laquelle il l’a fait.",
    en: "The committee has not approved this definition: name the proposal by which it did.",
  },
  APPROVAL_USED_UP: {
    fr: "Une version a déjà été publiée sur cette proposition : pour revenir à ces règles, déposez-en une autre devant le comité.",
    en: "A version has been published under this proposal already: to go back to these rules, make another one to the committee.",
  },
  CLOSING_TOO_SOON: {
    fr: "Une clôture s’annonce au plus tard la veille : choisissez un jour après le {today}.",
    en: "A closing is announced the day before at the latest: choose a day after {today}.",
  },
  SCHEME_ALREADY_CLOSED: {
    fr: "Le dispositif est clos depuis la fin du {closesOn} : annoncez plutôt une nouvelle clôture.",
    en: "The scheme closed at the end of {closesOn}: announce a new closing day instead.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
