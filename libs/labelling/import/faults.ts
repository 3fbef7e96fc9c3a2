import type { Sentences } from "#kernel/index.js";
import { formFaults } from "../scheme/validation/faults.js";

/** What can be wrong with a dossier to import. Its place is told by the fault's pointer. */
export const dossierFaults = {
  ...formFaults,
  BROKEN_JSON: { fr: "Ce n’est pas du JSON.", en: "This is not JSON." },
  FIELD_REPEATED: {
    fr: "Le champ « {field} » est donné deux fois.",
    en: "The field “{field}” is given twice.",
  },
  LINE_TOO_LONG: {
    fr: "Un dossier ne peut pas dépasser {limit} caractères.",
    en: "A dossier cannot be longer than {limit} characters.",
  },
  COMMUNE_UNKNOWN: {
    fr: "« {given} » n’est pas le code INSEE d’une commune.",
    en: "“{given}” is not the INSEE code of a commune.",
  },
  DEPARTMENT_UNKNOWN: {
    fr: "« {given} » n’est pas le code d’un département.",
    en: "“{given}” is not the code of a department.",
  },
  COUNTRY_UNKNOWN: {
    fr: "« {given} » n’est pas le code d’un pays étranger (ISO 3166-1, deux capitales) ; un lieu en France se donne par son code INSEE.",
    en: "“{given}” is not the code of a foreign country (ISO 3166-1, two capitals); a place in France is given by its INSEE code.",
  },
  DAY_UNKNOWN: {
    fr: "« {given} » n’est pas un jour du calendrier, sous la forme AAAA-MM-JJ.",
    en: "“{given}” is not a day of the calendar, in the form YYYY-MM-DD.",
  },
  ENDS_BEFORE_IT_STARTS: {
    fr: "L’action finirait avant d’avoir commencé, le {startsOn}.",
    en: "The action would end before it starts, on {startsOn}.",
  },
  BAD_INDICATOR_NAME: {
    fr: "Un indicateur a besoin d’un nom, de {limit} caractères au plus.",
    en: "An indicator needs a name, of {limit} characters at most.",
  },
} as const satisfies Sentences;

export type DossierFaultCode = keyof typeof dossierFaults;
