import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  FILE_OF_ANOTHER_REGISTER: {
    fr: "Ce dossier ne relève pas du dispositif dont voici le registre.",
    en: "This application is not under the scheme that this register is of.",
  },
  FILE_NUMBERED_ALREADY: {
    fr: "Ce dossier a déjà donné lieu au label n° {number}.",
    en: "This application has led to label no. {number} already.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
