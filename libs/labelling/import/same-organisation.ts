import type { OrganisationFacts } from "../organisation/organisation.js";

type Named = { readonly name: string; readonly facts: OrganisationFacts };

/** Dossiers with the same name and seat are one organisation's; this value is claimed for it. */
export const organisationKey = ({ name, facts }: Named): string =>
  JSON.stringify([name, facts.seat ?? null]);

const compared = ["kind", "actsIn", "regionalOrigin", "institution"] as const;

/** The facts in which a dossier contradicts what is known of its organisation. */
export const contradictions = (
  given: OrganisationFacts,
  known: OrganisationFacts,
): readonly string[] =>
  compared.filter((fact) => JSON.stringify(given[fact]) !== JSON.stringify(known[fact]));
