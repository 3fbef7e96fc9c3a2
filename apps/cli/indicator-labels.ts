import { RecordedWorld } from "#commands/recorded-world.js";
import type { Sentence } from "#kernel/index.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { listSchemes } from "#read-models/schemes/list-schemes.js";
import type { Cli } from "./cli.js";
import type { Session } from "./session.js";
import { printable } from "./table.js";

/** What the rules in force call the figures that they ask for, by id; of one scheme, or of all. */
export const indicatorLabels = async (
  session: Session,
  only: string | undefined,
): Promise<ReadonlyMap<string, Sentence>> => {
  const { every } = await session.reading();
  const { streams, blobs } = session.engine;
  const world = new RecordedWorld(streams, blobs);
  const labels = new Map<string, Sentence>();
  for await (const { id } of every(listSchemes, {})) {
    if (only !== undefined && id !== only) continue;
    const rules = await world.fold(scheme, id);
    if (rules.phase !== "published") continue;
    const { indicators } = await readDefinition(world, rules.current.definition);
    for (const one of indicators) if (!labels.has(one.id)) labels.set(one.id, one.label);
  }
  return labels;
};

/** A figure that no rules ask for is called as whoever reports it calls it. */
export const indicatorInWords = (
  cli: Cli,
  id: string,
  labels: ReadonlyMap<string, Sentence>,
): string => {
  const label = labels.get(id);
  return label ? cli.say(label) : printable(id);
};
