import type { Pool } from "pg";
import { projectionStatus, type ProjectionStatus } from "#projections/status.js";
import { readModels } from "#read-models/registry.js";
import type { Finding } from "./finding.js";

/** How far read models have come, and what stands still of them and of reactions. */
export const projectionFindings = async (pool: Pool): Promise<readonly Finding[]> => {
  const all = await projectionStatus(pool);
  const known = new Map(all.map((one) => [one.name, one]));
  // A reaction that stands still checks nothing and lets nothing lapse, and nobody would see it.
  const stuck = all
    .filter(({ name }) => !readModels.some((model) => model.name === name))
    .flatMap(standing);
  const tables = readModels.flatMap(({ name, version }): readonly Finding[] => {
    const status = known.get(name);
    if (status?.version !== version)
      return [{ isWell: true, sentence: words.notBuilt, about: { name } }];
    const found = standing(status);
    const { events } = status;
    return found.length > 0
      ? found
      : [{ isWell: true, sentence: words.model, about: { name, events } }];
  });
  return [...tables, ...stuck];
};

/** What stands still of a projection: all of it, or some rows and streams. */
const standing = ({ name, stopped, failures }: ProjectionStatus): readonly Finding[] =>
  stopped
    ? [{ isWell: false, sentence: words.stopped, about: { name, reason: stopped.reason } }]
    : failures.map(({ scope, key, reason }) => ({
        isWell: false,
        sentence: words[scope],
        about: { name, key, reason },
      }));

const words = {
  model: { fr: "Table {name} : {events} faits lus", en: "Read model {name}: {events} events read" },
  notBuilt: {
    fr: "Table {name} : sera construite à la prochaine lecture",
    en: "Read model {name}: will be built at the next reading",
  },
  stopped: { fr: "{name} : à l’arrêt, {reason}", en: "{name}: stopped, {reason}" },
  row: {
    fr: "{name} : la ligne {key} n’avance plus, {reason}",
    en: "{name}: row {key} stands still, {reason}",
  },
  stream: {
    fr: "{name} : le flux {key} n’avance plus, les autres continuent ; {reason}",
    en: "{name}: stream {key} stands still, the others go on; {reason}",
  },
} as const;
