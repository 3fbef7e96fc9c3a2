import type { Operation } from "#commands/operation.js";
import { queries } from "#read-models/registry.js";

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `WithdrawApplication` on an application is `withdraw`. */
const verbOf = ({ type, on }: Operation): string => kebab(type.replace(pascal(on.kind), ""));

/** Below /api/v1. What makes a new thing is posted to its collection. */
export const routeOf = (operation: Operation): string =>
  operation.creates && !operation.on.named
    ? operation.on.plural
    : `${operation.on.plural}/:id/${verbOf(operation)}`;

/** Where what it makes can be read, below /api/v1: nowhere for what is only found in a list. */
export const placeOf = ({ on, creates }: Pick<Operation, "on" | "creates">): string | undefined =>
  creates ? queries.find(({ path }) => path === `/${on.plural}/:id`)?.path : undefined;
