import { keptBlobs, readLog } from "../golden/kept.js";
import type { Content } from "./content.js";
import { contentOf } from "./content-of.js";

/** A log that was told once, as an auditor is handed it. */
export const goldenContent = (story: string): Promise<Content> => {
  const { events, parts } = readLog(story);
  return contentOf({ events, readParts: async () => parts, blob: (hash) => keptBlobs.get(hash) });
};
