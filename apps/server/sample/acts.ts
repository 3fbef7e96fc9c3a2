import type { Dossier } from "#labelling/import/dossier.js";
import { type Act, lastDay } from "./act.js";
import { admissibility } from "./chapters/admissibility.js";
import { arrivals } from "./chapters/arrivals.js";
import { carriers } from "./chapters/carriers.js";
import { committees } from "./chapters/committees.js";
import { complements } from "./chapters/complements.js";
import { evaluations } from "./chapters/evaluations.js";
import { firstSession } from "./chapters/first-session.js";
import { instructed } from "./chapters/instruction.js";
import { labelLife } from "./chapters/label-life.js";
import { laterSessions } from "./chapters/later-sessions.js";
import { letters } from "./chapters/letters.js";
import { onlineFilesWritten } from "./chapters/online-files.js";
import { otherSessions } from "./chapters/other-sessions.js";
import { receipts } from "./chapters/receipts.js";
import { reports } from "./chapters/reports.js";
import { surveys } from "./chapters/surveys.js";
import type { Kept } from "./kept.js";

/** The first campaign from September 2006 to March 2008, day after day; on one day in this order. */
export const acts = (kept: Kept, dossiers: readonly Dossier[]): readonly Act[] =>
  [
    ...arrivals(kept),
    ...committees,
    ...receipts(dossiers),
    ...carriers,
    ...complements,
    ...onlineFilesWritten,
    ...admissibility,
    ...instructed,
    ...otherSessions,
    ...firstSession,
    ...letters,
    ...laterSessions,
    ...labelLife,
    ...reports,
    ...evaluations,
    ...surveys,
    { on: lastDay, play: async () => undefined },
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
