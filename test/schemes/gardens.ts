import { readFileSync } from "node:fs";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";

/** The label of another trade; its ballots are secret. Read from the root: built code has no copy of it. */
export const gardens = JSON.parse(
  readFileSync("test/schemes/shared-gardens.json", "utf8"),
) as SchemeDefinition;
