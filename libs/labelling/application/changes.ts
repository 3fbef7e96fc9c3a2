import type { Rule, SchemeDefinition } from "../scheme/definition.js";
import type { SchemeChanges } from "./events.js";

const outside = (ids: readonly string[], others: readonly string[]) =>
  ids.filter((id) => !others.includes(id)).sort();

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const kinds = ({ documents }: SchemeDefinition) => documents.map(({ kind }) => kind);
const said = ({ code, when }: Rule) => JSON.stringify([code, when]);

const rulesChanged = (from: readonly Rule[], to: readonly Rule[]) => {
  const before = from.map(said);
  const after = to.map(said);
  const differing = [
    ...from.filter((rule) => !after.includes(said(rule))),
    ...to.filter((rule) => !before.includes(said(rule))),
  ];
  return [...new Set(differing.map(({ code }) => code))].sort();
};

/** What another version of a scheme asks of a file that the one before did not, and the reverse. */
export const changesBetween = (from: SchemeDefinition, to: SchemeDefinition): SchemeChanges => ({
  questionsAdded: outside(ids(to.questions), ids(from.questions)),
  questionsRemoved: outside(ids(from.questions), ids(to.questions)),
  articlesAdded: outside(ids(to.charter), ids(from.charter)),
  articlesRemoved: outside(ids(from.charter), ids(to.charter)),
  documentsAdded: outside(kinds(to), kinds(from)),
  documentsRemoved: outside(kinds(from), kinds(to)),
  rulesChanged: rulesChanged(from.eligibility, to.eligibility),
});
