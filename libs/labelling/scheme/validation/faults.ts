import type { Sentences } from "#kernel/index.js";
import type { RuleFault } from "../../eligibility/rule-limits.js";

/** What can be wrong with a form of any kind. Its place is told by the fault's pointer. */
export const formFaults = {
  EXPECTED_OBJECT: { fr: "Un objet est attendu ici.", en: "An object is expected here." },
  EXPECTED_LIST: { fr: "Une liste est attendue ici.", en: "A list is expected here." },
  EXPECTED_TEXT: { fr: "Un texte est attendu ici.", en: "A text is expected here." },
  EXPECTED_YES_OR_NO: {
    fr: "true ou false est attendu ici.",
    en: "true or false is expected here.",
  },
  EXPECTED_INTEGER: {
    fr: "Un nombre entier de {min} à {max} est attendu ici.",
    en: "A whole number from {min} to {max} is expected here.",
  },
  NOT_AMONG: { fr: "Valeurs possibles : {allowed}.", en: "Possible values: {allowed}." },
  FIELD_MISSING: { fr: "Le champ « {field} » manque.", en: "The field “{field}” is missing." },
  FIELD_UNKNOWN: {
    fr: "Le champ « {field} » n’existe pas ici.",
    en: "There is no field “{field}” here.",
  },
  TEXT_EMPTY: { fr: "Ce texte est vide.", en: "This text is empty." },
  TEXT_TOO_LONG: {
    fr: "Ce texte dépasse {limit} caractères.",
    en: "This text is longer than {limit} characters.",
  },
  TEXT_UNPRINTABLE: {
    fr: "Ce texte contient des caractères qui ne s’impriment pas.",
    en: "This text holds characters that cannot be printed.",
  },
  DUPLICATE: {
    fr: "« {name} » sert déjà plus haut.",
    en: "“{name}” is used already further up.",
  },
  LIST_TOO_SHORT: { fr: "Il en faut au moins {min}.", en: "At least {min} are needed." },
  LIST_TOO_LONG: { fr: "Il en faut au plus {max}.", en: "At most {max} are possible." },
} as const satisfies Sentences;

export type FormFaultCode = keyof typeof formFaults;

/** What can be wrong with a definition. */
export const definitionFaults = {
  ...formFaults,
  LANGUAGE_MISSING: {
    fr: "Le texte manque dans cette langue : {language}.",
    en: "The text is missing in this language: {language}.",
  },
  BAD_NAME: {
    fr: "Ce nom ne suit pas la forme attendue, par exemple {example}.",
    en: "This name does not have the expected form, for instance {example}.",
  },
  NAME_RESERVED: {
    fr: "« {name} » est un mot réservé : choisissez un autre nom.",
    en: "“{name}” is a reserved word: choose another name.",
  },
  SCHEME_ID_DIFFERS: {
    fr: "Cette définition est celle de « {found} », non celle de « {expected} ».",
    en: "This definition is that of “{found}”, not of “{expected}”.",
  },
  RULE_DOES_NOT_PARSE: {
    fr: "La règle ne se lit pas, au caractère {position} : {reason}.",
    en: "The rule cannot be read, at character {position}: {reason}.",
  },
  RULE_TOO_COMPLEX: {
    fr: "La règle est trop fournie ou trop imbriquée, au caractère {position} : {reason}.",
    en: "The rule has too many parts or levels, at character {position}: {reason}.",
  },
  RULE_TOO_COSTLY: {
    fr: "La règle demanderait jusqu’à {cost} opérations ; la limite est de {limit}.",
    en: "The rule could take up to {cost} steps; the limit is {limit}.",
  },
  RULE_USES_REFUSED_FEATURE: {
    fr: "La règle emploie au caractère {position} ce qui n’est pas admis : {feature}.",
    en: "At character {position} the rule uses what is not allowed: {feature}.",
  },
  RULE_READS_UNKNOWN_NAME: {
    fr: "La règle lit au caractère {position} ce qui n’existe pas : {name}.",
    en: "At character {position} the rule reads what does not exist: {name}.",
  },
  RULE_TYPES_DISAGREE: {
    fr: "Les types de la règle ne s’accordent pas, au caractère {position} : {reason}.",
    en: "The rule’s types do not agree, at character {position}: {reason}.",
  },
  RULE_NOT_YES_OR_NO: {
    fr: "La règle doit répondre par vrai ou faux, non par {type}.",
    en: "The rule must answer true or false, not {type}.",
  },
  CASTING_VOTE_WITH_SECRET_BALLOTS: {
    fr: "Pas de voix prépondérante au scrutin secret : elle révélerait le choix de la présidence.",
    en: "No casting vote with secret ballots: it would tell the chair’s choice.",
  },
  QUORUM_OUT_OF_REACH: {
    fr: "Le quorum serait hors d’atteinte : il faut {needed} membres, {reachable} peuvent être là.",
    en: "The quorum would be out of reach: it takes {needed} members, {reachable} can be there.",
  },
  MAJORITY_OUT_OF_REACH: {
    fr: "La majorité serait hors d’atteinte : il faut {needed} voix, {reachable} sont possibles.",
    en: "The majority would be out of reach: it takes {needed} votes, {reachable} are possible.",
  },
  PROXIES_COUNT_BUT_NONE_ALLOWED: {
    fr: "Les pouvoirs comptent pour le quorum, mais personne ne peut en porter.",
    en: "Proxies count towards the quorum, but nobody may hold one.",
  },
  INSTITUTION_HAS_NO_SEAT: {
    fr: "« {institution} » n’a pas de siège au comité.",
    en: "“{institution}” has no seat on the committee.",
  },
  CHAIR_WITHOUT_SUBSTITUTE: {
    fr: "La présidence ne peut être suppléée : « {institution} » n’a pas de suppléant.",
    en: "Nobody can stand in for the chair: “{institution}” has no substitute.",
  },
  REVIEW_WITHOUT_GRID: {
    fr: "Des avis sont exigés, mais la grille d’examen est vide.",
    en: "Reviews are required, but the review grid is empty.",
  },
  SILENCE_MUST_SPEAK: {
    fr: "En procédure administrative, le silence vaut accord ou refus (CRPA L231-1, L231-4).",
    en: "In French administrative procedure silence accepts or refuses (CRPA L231-1, L231-4).",
  },
  APPEAL_DELAY_SET_BY_LAW: {
    fr: "En procédure administrative, le délai de recours est de deux mois (CJA R421-1).",
    en: "In French administrative procedure the delay for appeals is two months (CJA R421-1).",
  },
  REVIEW_OUTLASTS_DECISION: {
    fr: "Le délai des avis dépasse celui de la décision.",
    en: "The delay for reviews is longer than the one for the decision.",
  },
  RENEWAL_OUTLASTS_LABEL: {
    fr: "Le renouvellement s’ouvrirait avant que le label ne commence.",
    en: "Renewal would open before the label begins.",
  },
  REPORT_OUTLASTS_LABEL: {
    fr: "Le label finirait avant le premier compte rendu.",
    en: "The label would end before the first report.",
  },
  DELAY_TOO_SHORT: {
    fr: "Un délai dure au moins un jour ou un mois.",
    en: "A delay lasts at least one day or one month.",
  },
} as const satisfies Sentences & Sentences<RuleFault["code"]>;

export type DefinitionFaultCode = keyof typeof definitionFaults;
