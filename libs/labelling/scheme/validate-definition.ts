import type { Fault, Json } from "#kernel/index.js";
import type { SchemeDefinition } from "./definition.js";
import type { DefinitionFaultCode } from "./validation/faults.js";
import { schemeDefinition } from "./validation/scheme-definition.js";

export type Validation =
  | { readonly definition: SchemeDefinition }
  | { readonly faults: readonly Fault<DefinitionFaultCode>[] };

/** Nobody reads more; a hostile definition of many megabytes would give as many faults. */
const mostFaults = 1_000;

/**
 * The only way from JSON to a definition: all that is wrong with it at once, each fault with its
 * JSON pointer, in the order of the definition's sections.
 * @param scheme the slug that it must bear; its own when a file is checked before it has a stream
 */
export const validateDefinition = (content: Json, scheme?: string): Validation => {
  const faults: Fault<DefinitionFaultCode>[] = [];
  const definition = schemeDefinition(content, scheme)(content, "", (pointer, code, about = {}) => {
    if (faults.length < mostFaults) faults.push({ pointer, code, about });
    return undefined;
  });
  return definition && faults.length === 0 ? { definition } : { faults };
};
