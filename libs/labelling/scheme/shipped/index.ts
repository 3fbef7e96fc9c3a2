import type { SchemeDefinition } from "../definition.js";
import { centresRessources } from "./centres-ressources.js";
import { creativallee } from "./creativallee.js";
import { hauteQualiteTechnologique } from "./haute-qualite-technologique.js";

/** Published, without a closing day, in every new data folder. */
export const shippedSchemes: readonly SchemeDefinition[] = [
  creativallee,
  centresRessources,
  hauteQualiteTechnologique,
];
