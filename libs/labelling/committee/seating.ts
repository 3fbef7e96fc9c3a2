import type { World } from "#kernel/index.js";
import { readDefinition } from "../scheme/read-definition.js";
import { scheme } from "../scheme/scheme.js";
import type { Seating } from "./committee.js";

/**
 * The seats as the scheme's version in force lays them down; none before the first is published.
 * A committee is named by its scheme.
 */
export const seatingOf = async (world: World, id: string): Promise<Seating | undefined> => {
  const state = await world.fold(scheme, id);
  if (state.phase !== "published") return undefined;
  const { version, definition } = state.current;
  const { committee } = await readDefinition(world, definition);
  const { seats, chair } = committee;
  return { schemeVersion: version, definition, seats, chair: chair.institution };
};
