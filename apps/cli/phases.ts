import type { Sentence } from "#kernel/index.js";
import type { Phase } from "#labelling/application/application.js";

/** How far a file has come, as people say it. */
export const phases = {
  "not-started": { fr: "à ouvrir", en: "not started" },
  draft: { fr: "brouillon", en: "draft" },
  received: { fr: "reçu", en: "received" },
  checked: { fr: "vérifié", en: "checked" },
  "awaiting-complements": { fr: "compléments attendus", en: "complements awaited" },
  admissible: { fr: "recevable", en: "admissible" },
  decided: { fr: "décidé", en: "decided" },
  appealed: { fr: "en recours", en: "appealed" },
  inadmissible: { fr: "irrecevable", en: "inadmissible" },
  withdrawn: { fr: "retiré", en: "withdrawn" },
  lapsed: { fr: "caduc", en: "lapsed" },
} as const satisfies Record<Phase, Sentence>;
