import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  INITIATIVE_UNKNOWN: {
    fr: "Cette initiative n’est pas enregistrée.",
    en: "This initiative is not registered.",
  },
  INITIATIVE_ALREADY_REGISTERED: {
    fr: "Cette initiative est déjà enregistrée.",
    en: "This initiative is registered already.",
  },
  CARRIER_NOT_REGISTERED: {
    fr: "La structure porteuse n’est pas enregistrée : enregistrez-la d’abord.",
    en: "The carrier organisation is not registered: please register it first.",
  },
  INITIATIVE_HAS_LIVE_APPLICATION: {
    fr: "Cette initiative a déjà un dossier en cours : poursuivez-le, ou retirez-le avant d’en ouvrir un autre.",
    en: "This initiative has an application under way already: carry on with it, or withdraw it before you open another.",
  },
  INITIATIVE_HAS_LIVE_LABEL: {
    fr: "Cette initiative porte déjà le label : demandez-en le renouvellement le moment venu.",
    en: "This initiative carries the label already: ask for its renewal when the time has come.",
  },
  APPLICATION_ALREADY_CLOSED: {
    fr: "Ce dossier est clos : ouvrez-en un nouveau.",
    en: "This application is closed: please open a new one.",
  },
  APPLICATION_NOT_OPEN: {
    fr: "Ce dossier n’est pas celui qui est en cours pour cette initiative.",
    en: "This is not the application under way for this initiative.",
  },
  APPLICATION_HAS_STARTED: {
    fr: "Ce dossier a commencé : il se clôt par un retrait ou par une décision.",
    en: "This application has started: it ends with a withdrawal or a decision.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
