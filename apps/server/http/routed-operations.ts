import { isPublic } from "#access/policies.js";
import { attachDocument } from "#labelling/application/attach-document.js";
import { operations } from "#labelling/registry.js";

/** Those with a route of the registry. A document is attached with its bytes, or else it is none. */
export const routedOperations = operations
  .filter(isPublic)
  .filter(({ type }) => type !== attachDocument.type);
