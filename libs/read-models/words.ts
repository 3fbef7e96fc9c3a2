import type { Tables } from "#projections/query.js";

/**
 * Words one space apart, in lower case, without accents: searched and stored alike. Signs go, since
 * the database would take `CV-3` for a word and a negative number.
 */
export const words = (...texts: readonly (string | null | undefined)[]): string =>
  texts
    .filter((text) => typeof text === "string")
    .join(" ")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** An index on the stems of the words in a column. */
export const wordsIndex = "using gin (to_tsvector('french', words))";

const most = 8;

/** What is searched for, a prefix a word, as `to_tsquery` reads it; words too common to count left out. */
export const searchTerms = async (
  { select }: Pick<Tables, "select">,
  text: string | undefined,
): Promise<readonly string[]> => {
  const all = words(text)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, most);
  if (all.length === 0) return [];
  const rows = await select<{ term: string }>(
    `select term from unnest($1::text[]) as s(term) where numnode(to_tsquery('french', term)) > 0`,
    [all.map((word) => `${word}:*`)],
  );
  return rows.map(({ term }) => term);
};

/** Whether a table's words have a term. */
export const hasTerm = (table: string, parameter: string): string =>
  `to_tsvector('french', ${table}.words) @@ to_tsquery('french', ${parameter})`;
