import type { SchemeDefinition } from "../scheme/definition.js";
import type { Facts } from "./facts.js";

const required = (thing: { readonly required: boolean }) => thing.required;

/** Paths of what the definition requires and the file lacks, in ASCII order. */
export const missingPaths = (definition: SchemeDefinition, facts: Facts): readonly string[] => {
  const answered = new Set(facts.answered);
  const attached = new Set(facts.documents);
  const isAnswered = (id: string) => answered.has(id) || Object.hasOwn(facts.values, id);
  return [
    ...definition.charter
      .filter(required)
      .filter(({ id }) => !answered.has(id))
      .map(({ id }) => `charterAnswers.${id}`),
    ...definition.questions
      .filter(required)
      .filter(({ id }) => !isAnswered(id))
      .map(({ id }) => `answers.${id}`),
    ...definition.documents
      .filter(required)
      .filter(({ kind }) => !attached.has(kind))
      .map(({ kind }) => `documents.${kind}`),
    ...(definition.signatureRequired && !facts.signed ? ["signatory"] : []),
  ].sort();
};
