import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  SURVEY_UNKNOWN: {
    fr: "Cette vague d’enquête n’existe pas.",
    en: "There is no such wave of the survey.",
  },
  SURVEY_ALREADY_OPENED: {
    fr: "Cette vague d’enquête est déjà ouverte.",
    en: "This wave of the survey is opened already.",
  },
  SURVEY_WITHOUT_SCHEME: {
    fr: "Ce dispositif n’est pas publié : il n’a pas d’image à mesurer.",
    en: "This scheme is not published: it has no image to measure.",
  },
  SURVEY_ENDS_BEFORE_IT_STARTS: {
    fr: "Cette vague commence le {from} : elle ne peut pas finir plus tôt.",
    en: "This wave starts on {from}: it cannot end earlier.",
  },
  SURVEY_UNDER_WAY: {
    fr: "On interroge encore jusqu’au {until} : les résultats s’enregistrent à partir de ce jour.",
    en: "People are asked until {until}: the figures can be recorded from that day on.",
  },
  FIGURES_RECORDED_ALREADY: {
    fr: "Les résultats de cette vague sont déjà enregistrés : corrigez-les en disant pourquoi.",
    en: "The figures of this wave are recorded already: please correct them and say why.",
  },
  FIGURES_NOT_RECORDED: {
    fr: "Les résultats de cette vague ne sont pas encore enregistrés.",
    en: "The figures of this wave are not recorded yet.",
  },
  FIGURES_REFUSED: {
    fr: "Ces résultats ne correspondent pas à ce que cette vague mesure.",
    en: "These figures do not fit what this wave measures.",
  },
  FIGURE_MISSING: {
    fr: "Cette mesure attend un résultat.",
    en: "This measure wants a figure.",
  },
  FIGURE_OUT_OF_BOUNDS: {
    fr: "Ce résultat est un nombre entier de 0 à {most}.",
    en: "This figure is a whole number from 0 to {most}.",
  },
  NO_SUCH_MEASURE: {
    fr: "Cette vague ne mesure rien de ce nom.",
    en: "This wave measures nothing of that name.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
