import type { World } from "#kernel/index.js";
import type { SchemeDefinition } from "./definition.js";

/** What a hash names never changes, and rules are compiled once for each definition object. */
const known = new Map<string, SchemeDefinition>();

/**
 * The definition that a published version names. It was judged when it was published, and is not
 * judged again: a stricter release must still be able to read what an older one took in.
 */
export const readDefinition = async (
  world: Pick<World, "blob">,
  hash: string,
): Promise<SchemeDefinition> => {
  const definition = known.get(hash) ?? parsed(await world.blob(hash));
  known.set(hash, definition);
  return definition;
};

const parsed = (content: unknown) => content as SchemeDefinition;
