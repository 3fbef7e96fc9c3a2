import type { Sentences } from "#kernel/index.js";
import { ofCarriers } from "./of-carriers.js";
import { ofCommittees } from "./of-committees.js";
import { ofFiles } from "./of-files.js";
import { ofLabels } from "./of-labels.js";
import { ofReadings } from "./of-readings.js";
import { ofSchemes } from "./of-schemes.js";

/** What has happened, by the type of the event that says so. */
export const eventSentences: Sentences = {
  ...ofCarriers,
  ...ofCommittees,
  ...ofFiles,
  ...ofLabels,
  ...ofReadings,
  ...ofSchemes,
};
