import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  NOT_ON_THIS_ROTA: {
    fr: "Ce dossier n’est pas à instruire par le comité de ce dispositif.",
    en: "This file is not for the committee of this scheme to review.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
