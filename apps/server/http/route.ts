import type { Operation } from "#commands/operation.js";

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `WithdrawApplication` on an application is `withdraw`. */
const verbOf = ({ type, on }: Operation): string => kebab(type.replace(pascal(on.kind), ""));

/** Below /api/v1. What makes a new thing is posted to its collection. */
export const routeOf = (operation: Operation): string =>
  operation.creates && !operation.on.named
    ? operation.on.plural
    : `${operation.on.plural}/:id/${verbOf(operation)}`;
