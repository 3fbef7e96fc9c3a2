import { policies } from "#access/policies.js";
import { otherSights, sights } from "#access/sight.js";
import { capacities, type Capacity } from "#kernel/index.js";
import { attachDocument, largestDocument } from "#labelling/application/attach-document.js";
import { proposeRules } from "#labelling/proposal/propose-rules.js";
import { draftScheme } from "#labelling/scheme/draft-scheme.js";
import { queries } from "#read-models/registry.js";
import { showFile } from "#read-models/file/show-file.js";
import { routeOf } from "./route.js";
import { routedOperations } from "./routed-operations.js";

/** A dossier with every answer at its longest stays well below this, in bytes. */
export const largestJson = 1_048_576;

export interface RouteAccess {
  /** Who may ask at all; of what, the policies and queries say. */
  readonly capacities: readonly Capacity[];
  /** In bytes. */
  readonly largestBody: number;
}

const asking = (type: string, largestBody = largestJson): RouteAccess => {
  const policy = policies[type] ?? {};
  return { capacities: capacities.filter((one) => policy[one] !== undefined), largestBody };
};

/** Whoever drafts the rules of a scheme, or proposes others, stores their text first. */
const writing: RouteAccess = {
  capacities: capacities.filter((one) =>
    [draftScheme, proposeRules].some(({ type }) => policies[type]?.[one] !== undefined),
  ),
  largestBody: largestJson,
};

const seeing = (those: readonly Capacity[] = []): RouteAccess => ({
  capacities: those,
  largestBody: 0,
});

/** Every route below /api/v1. One that is not here keeps the server from starting. */
export const routeAccess: ReadonlyMap<string, RouteAccess> = new Map([
  ...routedOperations.map(
    (operation) => [`POST /api/v1/${routeOf(operation)}`, asking(operation.type)] as const,
  ),
  ...queries.map(({ name, path }) => [`GET /api/v1${path}`, seeing(sights[name])] as const),
  ["POST /api/v1/scheme-definitions", writing],
  ["GET /api/v1/schemes/:id", seeing(otherSights.scheme)],
  ["POST /api/v1/applications/:id/documents", asking(attachDocument.type, largestDocument)],
  ["GET /api/v1/applications/:id/documents/:document", seeing(sights[showFile.name])],
  ["POST /api/v1/outbox/:id/replay", { capacities: ["administrator"], largestBody: largestJson }],
  ["GET /api/v1/outbox/:id/letter", seeing(otherSights.letter)],
  ["GET /api/v1/webhooks/:id/secrets", seeing(otherSights["webhook-secrets"])],
  ["GET /api/v1/changes", seeing(otherSights.changes)],
]);
