import type { Sentence, Sentences } from "#kernel/index.js";

/** By the name of the check in the shape; `{limits}` are the values that the shape gives it. */
export const fieldSentences: Sentences = {
  whitelistValidation: { fr: "Ce champ n'existe pas ici.", en: "There is no such field here." },
  nestedValidation: {
    fr: "Un objet, ou une liste d'objets, est attendu.",
    en: "An object, or a list of objects, is expected.",
  },
  isUuid: { fr: "Un identifiant (UUID) est attendu.", en: "An identifier (UUID) is expected." },
  isString: { fr: "Un texte est attendu.", en: "A text is expected." },
  isText: {
    fr: "Un texte de 1 à {limits} caractères est attendu ; il ne peut pas rester vide.",
    en: "A text of 1 to {limits} characters is expected; it cannot be left blank.",
  },
  maxLength: {
    fr: "Ce texte est trop long : {limits} caractères au plus.",
    en: "This text is too long: {limits} characters at most.",
  },
  matches: {
    fr: "Cette valeur n'a pas la forme attendue.",
    en: "This value does not have the expected form.",
  },
  isInt: { fr: "Un nombre entier est attendu.", en: "A whole number is expected." },
  min: { fr: "La plus petite valeur admise est {limits}.", en: "The least value is {limits}." },
  max: { fr: "La plus grande valeur admise est {limits}.", en: "The greatest value is {limits}." },
  isBoolean: { fr: "Vrai ou faux est attendu.", en: "True or false is expected." },
  isArray: { fr: "Une liste est attendue.", en: "A list is expected." },
  arrayMinSize: {
    fr: "Cette liste est trop courte : {limits} au moins.",
    en: "This list is too short: {limits} at least.",
  },
  arrayMaxSize: {
    fr: "Cette liste est trop longue : {limits} au plus.",
    en: "This list is too long: {limits} at most.",
  },
  arrayUnique: {
    fr: "Rien ne peut figurer deux fois dans cette liste.",
    en: "Nothing may stand twice in this list.",
  },
  isObject: { fr: "Un objet est attendu.", en: "An object is expected." },
  isIn: {
    fr: "Une de ces valeurs est attendue : {limits}.",
    en: "One of these values is expected: {limits}.",
  },
  isEmail: { fr: "Une adresse électronique est attendue.", en: "A mail address is expected." },
  isCalendarDay: {
    fr: "Un jour du calendrier est attendu, sous la forme AAAA-MM-JJ.",
    en: "A day of the calendar is expected, in the form YYYY-MM-DD.",
  },
  isCommune: {
    fr: "Le code INSEE d'une commune française est attendu, comme 59350.",
    en: "The INSEE code of a French commune is expected, such as 59350.",
  },
  isDepartment: {
    fr: "Le code d'un département est attendu, comme 59 ou 2A.",
    en: "The code of a French department is expected, such as 59 or 2A.",
  },
  isIdentifierValue: {
    fr: "Un numéro valable est attendu, SIRET (14 chiffres) ou RNA (W et 9 caractères) selon le type ; aucun si l'organisation n'en a pas.",
    en: "A valid number is expected, SIRET (14 digits) or RNA (W and 9 characters) as the kind says; none where there is none.",
  },
  areTexts: {
    fr: "Un objet est attendu : au plus 200 textes par identifiant de question, de 20 000 caractères au plus chacun.",
    en: "An object is expected: at most 200 texts by question id, of at most 20,000 characters each.",
  },
  areValues: {
    fr: "Un objet est attendu : au plus 200 réponses par identifiant de question, sans valeur nulle.",
    en: "An object is expected: at most 200 answers by question id, none of them null.",
  },
  areFigures: {
    fr: "Un objet est attendu : au plus 50 nombres entiers, chacun sous un nom de 1 à 60 caractères.",
    en: "An object is expected: at most 50 whole numbers, each under a name of 1 to 60 characters.",
  },
  areMeasured: {
    fr: "Un objet est attendu : de 1 à 50 nombres entiers, chacun sous le nom de ce qu'il mesure.",
    en: "An object is expected: 1 to 50 whole numbers, each under the name of what it measures.",
  },
  areMarks: {
    fr: "Un objet est attendu : au plus 100 notes entières, chacune sous l'identifiant de son critère.",
    en: "An object is expected: at most 100 whole marks, each under the id of its criterion.",
  },
  isWebAddress: {
    fr: "Une adresse https est attendue, sans identifiants ni fragment (#), de {limits} caractères au plus.",
    en: "An https address is expected, without credentials or a fragment (#), of at most {limits} characters.",
  },
  isMoment: {
    fr: "Un jour est attendu, comme 2026-10-01, ou un instant, comme 2026-10-01T08:00:00Z.",
    en: "A day is expected, such as 2026-10-01, or an instant, such as 2026-10-01T08:00:00Z.",
  },
  isCursor: {
    fr: "Reprenez tel quel le champ next de la page précédente.",
    en: "Repeat the field next of the page before as it was.",
  },
};

/** Of a field that is absent, one fault is enough: it would fail every check. */
export const requiredSentence: Sentence = {
  fr: "Ce champ est nécessaire.",
  en: "This field is needed.",
};

const any: Sentence = { fr: "Cette valeur est refusée.", en: "This value is refused." };

/** Each check in use has its own sentence; a spec sees to it. */
export const fieldSentence = (constraint: string): Sentence => fieldSentences[constraint] ?? any;
