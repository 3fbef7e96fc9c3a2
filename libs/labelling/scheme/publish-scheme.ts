import { accept, command, type Decision, type Json, madeBy } from "#kernel/index.js";
import { exampleHash, IsDefinitionHash } from "./definition-hash.js";
import { reject } from "./rejections.js";
import { type Scheme, scheme, type SchemeEvent } from "./scheme.js";
import { validateDefinition } from "./validate-definition.js";

/** Names the draft, so that nobody publishes what somebody else has just put in its place. */
export class PublishSchemeBody {
  @IsDefinitionHash() readonly definition!: string;
}

interface Facts {
  /** The id of the scheme acted on. */
  readonly scheme: string;
  readonly content: Json;
}

export const publishScheme = command({
  type: "PublishScheme",
  schema: 1,
  summary: "Puts the draft of a scheme in force as its next version.",
  on: scheme,
  shape: PublishSchemeBody,
  example: { definition: exampleHash },
  gather: async (_: Scheme, { definition }: PublishSchemeBody, world, id): Promise<Facts> => ({
    scheme: id,
    content: await world.blob(definition),
  }),
  decide: (state, { definition }, _, facts): Decision<SchemeEvent> => {
    if (state.phase === "unknown") return reject("SCHEME_NOT_DRAFTED");
    const current = state.phase === "published" ? state.current : undefined;
    if (state.draft === undefined && current?.definition === definition) return accept();
    if (state.draft === undefined) return reject("SCHEME_NOT_DRAFTED");
    if (state.draft !== definition) return reject("DRAFT_IS_ANOTHER", { draft: state.draft });
    const result = validateDefinition(facts.content, facts.scheme);
    if ("faults" in result)
      return reject("DEFINITION_HAS_FAULTS", { count: result.faults.length }, result.faults);
    return accept({ type: "SchemePublished", version: (current?.version ?? 0) + 1, definition });
  },
  commandOf: (events) => ({ definition: madeBy(events, "SchemePublished").definition }),
});
