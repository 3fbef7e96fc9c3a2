import type { Capacity } from "#kernel/index.js";
import type { Viewer } from "./viewer.js";

/** Who may ask which question. What the answer then holds, each query limits to what its asker may see. */
export const sights: Readonly<Record<string, readonly Capacity[]>> = {
  applications: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  file: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  deadlines: ["carrier", "secretariat", "auditor"],
  initiatives: ["carrier", "secretariat", "auditor"],
  memberships: ["carrier", "secretariat", "auditor"],
  organisations: ["carrier", "secretariat", "auditor"],
  people: ["secretariat", "administrator"],
  "audit-trail": ["auditor"],
};

export const maySee = (query: string, { capacity }: Viewer): boolean =>
  capacity === "engine" || (sights[query] ?? []).includes(capacity);
