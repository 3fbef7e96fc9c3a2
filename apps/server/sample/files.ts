import { engine as theEngine } from "#kernel/index.js";
import { idsOf } from "#labelling/import/ids-of.js";
import { onlineFiles } from "./other-labels.js";
import type { Stage } from "./stage.js";

/** By the dossier's reference, or for a file that was written online by the scheme that it is for. */
export const fileOf = (stage: Stage, ref: string): string => {
  const online = onlineFiles.find(({ scheme }) => scheme === ref);
  if (online) return stage.made(online.carrier, "StartApplication", ref);
  const { secret } = stage.engine;
  return idsOf(ref, { derived: (kind, key) => secret.newId(theEngine, kind, key) }).application;
};
