import { accept, command, madeBy } from "#kernel/index.js";
import { exampleHash, IsDefinitionHash } from "./definition-hash.js";
import { scheme } from "./scheme.js";

/** A draft may be faulty: it is judged when it is to be published. */
export class DraftSchemeBody {
  @IsDefinitionHash() readonly definition!: string;
}

export const draftScheme = command({
  type: "DraftScheme",
  schema: 1,
  summary: "Saves a draft of the next version of a scheme.",
  on: scheme,
  shape: DraftSchemeBody,
  creates: true,
  example: { definition: exampleHash },
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
