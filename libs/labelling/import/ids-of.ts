import type { Id, Names, PersonId } from "#kernel/index.js";

/** What a dossier becomes has the same ids whoever imports it: they hang on its `ref` alone. */
export const idsOf = (ref: string, { derived }: Pick<Names, "derived">) => ({
  organisation: derived("organisation", ref) as Id<"organisation">,
  signatory: derived("person", ref) as PersonId,
  initiative: derived("initiative", ref) as Id<"initiative">,
  application: derived("application", ref) as Id<"application">,
});
