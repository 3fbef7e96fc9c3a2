import { accept, command, madeBy } from "#kernel/index.js";
import { exampleHash, IsDefinitionHash } from "./definition-hash.js";
import { type Scheme, scheme } from "./scheme.js";

/** A draft may be faulty, but is there: it is judged when it is to be published. */
export class DraftSchemeBody {
  @IsDefinitionHash() readonly definition!: string;
}

export const draftScheme = command({
  type: "DraftScheme",
  schema: 2,
  summary: "Saves a draft of the next version of a scheme.",
  on: scheme,
  shape: DraftSchemeBody,
  creates: true,
  example: { definition: exampleHash },
  // Asked for, not judged: a name of nothing would only be found out by whoever is to publish it.
  gather: async (_: Scheme, { definition }: DraftSchemeBody, world): Promise<undefined> => {
    await world.blob(definition);
  },
  decide: (state, { definition }) => {
    switch (state.phase) {
      case "unknown":
        return accept({ type: "SchemeDrafted", definition });
      case "drafted":
        return state.draft === definition
          ? accept()
          : accept({ type: "SchemeDrafted", definition });
      case "published":
        return (state.draft ?? state.current.definition) === definition
          ? accept()
          : accept({ type: "SchemeDrafted", definition });
    }
  },
  commandOf: (events) => ({ definition: madeBy(events, "SchemeDrafted").definition }),
});
