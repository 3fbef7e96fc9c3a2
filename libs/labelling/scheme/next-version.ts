import type { Decision, Json } from "#kernel/index.js";
import { reject } from "./rejections.js";
import type { Scheme, SchemeEvent } from "./scheme.js";
import { validateDefinition } from "./validate-definition.js";

export interface DraftFacts {
  /** The id of the scheme acted on. */
  readonly scheme: string;
  readonly content: Json;
}

type Published = Extract<SchemeEvent, { readonly type: "SchemePublished" }>;

/** The version that a draft makes when it is put in force, whoever had to agree to it. */
export const nextVersion = (
  state: Scheme,
  definition: string,
  facts: DraftFacts,
): Decision<Published> => {
  if (state.phase === "unknown") return reject("SCHEME_NOT_DRAFTED");
  const current = state.phase === "published" ? state.current : undefined;
  if (state.draft === undefined && current?.definition === definition) return { accepted: [] };
  if (state.draft === undefined) return reject("SCHEME_NOT_DRAFTED");
  if (state.draft !== definition) return reject("DRAFT_IS_ANOTHER", { draft: state.draft });
  const result = validateDefinition(facts.content, facts.scheme);
  if ("faults" in result)
    return reject("DEFINITION_HAS_FAULTS", { count: result.faults.length }, result.faults);
  const version = (current?.version ?? 0) + 1;
  return { accepted: [{ type: "SchemePublished", version, definition }] };
};
