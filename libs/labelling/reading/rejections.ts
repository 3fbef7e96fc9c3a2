import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  READING_OF_ANOTHER: {
    fr: "Cette lecture serait notée parmi celles de quelqu’un d’autre, ou d’un autre dossier.",
    en: "This reading would be kept among those of somebody else, or of another file.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
