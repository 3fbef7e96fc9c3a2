import type { World } from "#kernel/index.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { readDefinition } from "../scheme/read-definition.js";
import { scheme } from "../scheme/scheme.js";
import type { Application } from "./application.js";

/**
 * The rules that a file is under: a draft follows the version in force, a received file keeps its
 * own. None where there is no file, or nothing published.
 */
export const definitionFor = async (
  state: Application,
  world: World,
): Promise<SchemeDefinition | undefined> => {
  if ("filing" in state) return readDefinition(world, state.filing.rules.definition);
  if (state.phase !== "draft") return undefined;
  const rules = await world.fold(scheme, state.content.scheme);
  return rules.phase === "published" ? readDefinition(world, rules.current.definition) : undefined;
};
