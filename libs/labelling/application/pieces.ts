import type { SchemeDefinition } from "../scheme/definition.js";
import type { ApplicationEvent, Item } from "./events.js";

/** Names of the pieces of a file, as a check tells what is missing. */
export const signaturePath = "signatory";
export const documentPath = (kind: string): string => `documents.${kind}`;

/** Where the answer to a question or charter article stands. */
export const answerPath = ({ charter }: SchemeDefinition, id: string): string =>
  charter.some((article) => article.id === id) ? `charterAnswers.${id}` : `answers.${id}`;

/** All that a definition lets one ask for. */
export const pathsOf = (definition: SchemeDefinition): readonly string[] => [
  ...[...definition.charter, ...definition.questions].map(({ id }) => answerPath(definition, id)),
  ...definition.documents.map(({ kind }) => documentPath(kind)),
  signaturePath,
];

/** The pieces that an event brings: signing a file that waits for its signature provides it. */
export const broughtBy = (event: ApplicationEvent): readonly string[] => {
  if (event.type === "ApplicationSigned") return [signaturePath];
  if (event.type === "DocumentAttached") return [documentPath(event.kind)];
  return event.type === "ComplementsProvided" ? event.provided : [];
};

/** What is still awaited after an event. */
export const without = (items: readonly Item[], event: ApplicationEvent): readonly Item[] => {
  const brought = new Set(broughtBy(event));
  return items.filter(({ path }) => !brought.has(path));
};

/** A later request for the same piece replaces the earlier one. */
export const merged = (items: readonly Item[], more: readonly Item[]): readonly Item[] => {
  const again = new Set(more.map(({ path }) => path));
  return [
    ...items.filter(({ path }) => !again.has(path)),
    ...more.map(({ path, nature }) => ({ path, nature })),
  ];
};
