import type { PersonId } from "#kernel/index.js";

/** Whom a matter touches, by ids: a name alone proves nothing. */
export interface Parties {
  readonly organisation: string;
  /** The institution of the committee that the organisation is or belongs to. */
  readonly institution?: string;
  /** Those who act for the organisation or may sign for it. */
  readonly people: readonly PersonId[];
  /** Who signed the file, and stays tied to it after they have left the organisation. */
  readonly signatory?: PersonId;
}

export const grounds = ["institution", "organisation", "person", "other"] as const;
/**
 * `institution`: it is theirs that applies; `organisation`: they act for it; `person`: they signed
 * the file; `other`: as declared.
 */
export type Ground = (typeof grounds)[number];

export const interestSources = ["member", "colleague", "engine"] as const;
/** Who said so. */
export type InterestSource = (typeof interestSources)[number];

/** What ties somebody to a matter, as far as ids tell; the plainest ground first. */
export const tieOf = (
  { institution, people, signatory }: Parties,
  somebody: { readonly person: PersonId; readonly institution?: string },
): Ground | undefined => {
  if (institution !== undefined && institution === somebody.institution) return "institution";
  if (people.includes(somebody.person)) return "organisation";
  return signatory === somebody.person ? "person" : undefined;
};
