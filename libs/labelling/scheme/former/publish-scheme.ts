import { command, madeBy } from "#kernel/index.js";
import { exampleHash } from "../definition-hash.js";
import { DraftSchemeBody } from "../draft-scheme.js";
import { type DraftFacts, nextVersion } from "../next-version.js";
import { type Scheme, scheme } from "../scheme.js";

/** As it was decided before a committee had to approve: those versions stand. */
export const publishScheme = command({
  type: "PublishScheme",
  schema: 1,
  summary: "Puts the draft of a scheme in force as its next version.",
  on: scheme,
  shape: DraftSchemeBody,
  example: { definition: exampleHash },
  gather: async (_: Scheme, { definition }: DraftSchemeBody, world, id): Promise<DraftFacts> => ({
    scheme: id,
    content: await world.blob(definition),
  }),
  decide: (state, { definition }, _, facts) => nextVersion(state, definition, facts),
  commandOf: (events) => ({ definition: madeBy(events, "SchemePublished").definition }),
});
