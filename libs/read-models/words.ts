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

/** What is searched for, a prefix a word, as `to_tsquery` reads it. */
export const searchTerms = (text: string): readonly string[] =>
  words(text)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, most)
    .map((word) => `${word}:*`);

/** Whether a table's words have a term; a word too common to be indexed is had by all. */
export const hasTerm = (table: string, parameter: string): string =>
  `to_tsvector('french', ${table}.words) @@ to_tsquery('french', ${parameter})`;
export const isCommon = (parameter: string): string =>
  `numnode(to_tsquery('french', ${parameter})) = 0`;
