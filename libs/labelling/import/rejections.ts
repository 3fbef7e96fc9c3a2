import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  IMPORT_REF_KNOWN_WITH_OTHER_CONTENT: {
    fr: "Un dossier a déjà été importé sous cette référence, avec un autre contenu. Rien n’est changé : modifiez-le dans l’application, ou donnez une autre référence à celui-ci.",
    en: "A dossier was imported under this reference before, with other content. Nothing is changed: amend it in the application, or give this one another reference.",
  },
  ORGANISATION_KNOWN_OTHERWISE: {
    fr: "Cette structure est déjà connue, à ce nom et à ce siège, avec d’autres valeurs pour : {fields}.",
    en: "This organisation is known already, under this name and seat, with other values for: {fields}.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
