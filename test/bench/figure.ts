/** One line of the result: a ratio, what it is made of, and what it should be. */
export interface Figure {
  readonly what: string;
  readonly ratio: number;
  readonly aim?: { readonly least: number } | { readonly most: number };
  /** Medians over the rounds, with their unit in the name. */
  readonly of: Readonly<Record<string, number>>;
}

export const isMet = ({ ratio, aim }: Figure): boolean | undefined => {
  if (!aim) return undefined;
  return "least" in aim ? ratio >= aim.least : ratio <= aim.most;
};
