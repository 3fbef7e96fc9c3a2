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
  APPLIED_ANEW: {
    fr: "Un autre dossier est en cours pour cette initiative : retirez-le d’abord si vous voulez contester cette décision.",
    en: "Another application is under way for this initiative: withdraw it first if you want to contest this decision.",
  },
  DECISION_NOT_SETTLED: {
    fr: "La décision vient d’être rendue et s’inscrit encore : recommencez dans un instant.",
    en: "The decision has just been taken and is still being recorded: please try again in a moment.",
  },
  APPLICATION_HAS_STARTED: {
    fr: "Ce dossier a commencé : il se clôt par un retrait ou par une décision.",
    en: "This application has started: it ends with a withdrawal or a decision.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
