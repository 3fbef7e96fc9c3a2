import type { Sentence } from "#kernel/index.js";
import type { ListedLabel } from "#read-models/labels/list-labels.js";

/** How a label stands, as people say it. */
export const labelPhases = {
  "not-granted": { fr: "non attribué", en: "not granted" },
  active: { fr: "en cours", en: "active" },
  suspended: { fr: "suspendu", en: "suspended" },
  expired: { fr: "expiré", en: "expired" },
  revoked: { fr: "retiré", en: "revoked" },
  surrendered: { fr: "rendu", en: "surrendered" },
} as const satisfies Record<ListedLabel["phase"], Sentence>;
