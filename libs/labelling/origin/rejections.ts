import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  NOTHING_MISSING: {
    fr: "Le journal finit au fait qui en a été lu en dernier : il n’y manque rien.",
    en: "The log ends at the event that was last read of it: nothing is missing.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
