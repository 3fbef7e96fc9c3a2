import type { Sentence } from "#kernel/index.js";
import type { Activity } from "#labelling/label/told.js";
import type { Side } from "#read-models/indicators/totals.js";

/** What labels report, as people say it. */
export const channelsInWords: Readonly<Record<Activity["channel"], Sentence>> = {
  event: { fr: "événementiel", en: "event" },
  written: { fr: "écrit", en: "written" },
  web: { fr: "web", en: "web" },
  audiovisual: { fr: "audiovisuel", en: "audiovisual" },
};

export const sidesInWords: Readonly<Record<Side, Sentence>> = {
  "in-region": { fr: "en région", en: "in the region" },
  outside: { fr: "hors région", en: "outside" },
  placeless: { fr: "sans lieu", en: "without a place" },
};
