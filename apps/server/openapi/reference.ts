import type { Node } from "./shapes.js";

/** Where a component is used. */
export const ref = (kind: string, name: string): Node => ({ $ref: `#/components/${kind}/${name}` });
