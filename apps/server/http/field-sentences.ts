import type { Sentence, Sentences } from "#kernel/index.js";

/** By the name of the class-validator check; `{message}` is the library's own English sentence. */
const sentences: Sentences = {
  whitelistValidation: { fr: "Ce champ n'existe pas ici.", en: "There is no such field here." },
  isUuid: { fr: "Un identifiant (UUID) est attendu.", en: "An identifier (UUID) is expected." },
  isString: { fr: "Un texte est attendu.", en: "A text is expected." },
  isNotEmpty: { fr: "Ce champ ne peut pas rester vide.", en: "This field cannot be left empty." },
  isNotBlank: { fr: "Ce champ ne peut pas rester vide.", en: "This field cannot be left empty." },
  isInt: { fr: "Un nombre entier est attendu.", en: "A whole number is expected." },
  isBoolean: { fr: "Vrai ou faux est attendu.", en: "True or false is expected." },
  isArray: { fr: "Une liste est attendue.", en: "A list is expected." },
  isObject: { fr: "Un objet est attendu.", en: "An object is expected." },
  isEmail: { fr: "Une adresse électronique est attendue.", en: "A mail address is expected." },
  isDay: {
    fr: "Un jour du calendrier est attendu, sous la forme AAAA-MM-JJ.",
    en: "A day of the calendar is expected, in the form YYYY-MM-DD.",
  },
  isIn: { fr: "Cette valeur n'est pas proposée : {message}.", en: "Not a known value: {message}." },
  maxLength: { fr: "Texte trop long : {message}.", en: "Text too long: {message}." },
  arrayMaxSize: { fr: "Liste trop longue : {message}.", en: "List too long: {message}." },
};

const any: Sentence = {
  fr: "Valeur refusée : {message}.",
  en: "Value refused: {message}.",
};

export const fieldSentence = (constraint: string): Sentence => sentences[constraint] ?? any;
