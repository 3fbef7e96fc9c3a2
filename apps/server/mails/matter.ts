import { initiative } from "#labelling/initiative/initiative.js";
import { organisation } from "#labelling/organisation/organisation.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { Particulars } from "#mails/letter.js";
import { delayInWords } from "#mails/words.js";
import type { Source } from "./source.js";

/** What is written to whom is about this, and comes from whoever owns the brand. */
export const underRules = ({ name, brand, owner, procedure }: SchemeDefinition): Particulars => ({
  scheme: name,
  brand,
  service: owner,
  appealDelay: delayInWords(procedure.delays.appeal),
  ...(procedure.frenchAdministrative && { administrative: true }),
});

export const titleOf = async (source: Source, id: string): Promise<string | undefined> =>
  (await source.events(initiative, id, "InitiativeRegistered"))[0]?.event.title;

export const nameOf = async (source: Source, id: string): Promise<string | undefined> => {
  const told = await source.events(
    organisation,
    id,
    "OrganisationRegistered",
    "OrganisationAmended",
  );
  return told.flatMap(({ event }) => event.name ?? []).at(-1);
};

/** An initiative and who carries it, under the rules of its scheme. */
export const about = async (
  source: Source,
  definition: SchemeDefinition,
  of: {
    readonly initiative: string;
    readonly organisation: string;
    readonly reference?: string;
  },
): Promise<Particulars> => ({
  ...underRules(definition),
  title: await titleOf(source, of.initiative),
  organisation: await nameOf(source, of.organisation),
  reference: of.reference,
});
