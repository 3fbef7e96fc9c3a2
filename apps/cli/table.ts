/** Rows under their headings, each column as wide as its widest cell. */
export const aligned = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? "").length)),
  );
  return all.map((row) =>
    widths
      .map((width, column) => (row[column] ?? "").padEnd(width))
      .join("  ")
      .trimEnd(),
  );
};

/** What came from elsewhere must not move the cursor, nor start a line of its own. */
export const printable = (text: string): string => text.replace(/\p{Cc}+/gu, " ");

/** So much of a text that a row stays on one line. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
