import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from "class-validator";
import { accept, command, type Decision, type Json, madeBy, type PersonId } from "#kernel/index.js";
import { committee, type Committee } from "../committee/committee.js";
import { mandateOn } from "../committee/mandates.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { exampleHash, IsDefinitionHash } from "../scheme/definition-hash.js";
import { readDefinition } from "../scheme/read-definition.js";
import { scheme } from "../scheme/scheme.js";
import { validateDefinition } from "../scheme/validate-definition.js";
import { IsText } from "../text/is-text.js";
import { proposal, type Proposal, type ProposalEvent } from "./proposal.js";
import { reject } from "./rejections.js";

export class ProposeRulesBody {
  @Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/) readonly scheme!: string;
  @IsDefinitionHash() readonly definition!: string;
  /** Articles of the charter, rules by their code, or sections of the definition. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsText(60, { each: true })
  readonly about!: readonly string[];
  @IsText(20_000) readonly motives!: string;
}

interface Facts {
  /** The rules in force, if any are. */
  readonly current?: { readonly definition: string; readonly rules: SchemeDefinition };
  readonly content: Json;
  readonly board: Committee;
}

const partsOf = ({ charter, eligibility, ...sections }: SchemeDefinition): readonly string[] => [
  "charter",
  "eligibility",
  ...Object.keys(sections),
  ...charter.map(({ id }) => id),
  ...eligibility.map(({ code }) => code),
];

/** Judged as a draft is when it is published: the committee votes on nothing that cannot be put in force. */
export const proposeRules = command({
  type: "ProposeRules",
  schema: 1,
  summary:
    "Proposes another charter, or other rules of a scheme, to its committee, with the motives.",
  on: proposal,
  shape: ProposeRulesBody,
  creates: true,
  personal: ["/motives"],
  example: {
    scheme: "creativallee",
    definition: exampleHash,
    about: ["environment", "OUTSIDE_TERRITORY", "committee"],
    motives: "Les déplacements du public ne sont pas traités par l’article actuel.",
  },
  gather: async (_state: Proposal, body: ProposeRulesBody, world): Promise<Facts> => {
    const state = await world.fold(scheme, body.scheme);
    const inForce = state.phase === "published" ? state.current.definition : undefined;
    return {
      ...(inForce !== undefined && {
        current: { definition: inForce, rules: await readDefinition(world, inForce) },
      }),
      content: await world.blob(body.definition),
      board: await world.fold(committee, body.scheme),
    };
  },
  decide: (state, body, { today, actor }, facts): Decision<ProposalEvent> => {
    if (state.phase !== "not-proposed") return reject("ALREADY_PROPOSED");
    const { current, content, board } = facts;
    if (!current) return reject("PROPOSAL_WITHOUT_SCHEME");
    const proposer = actor.id as PersonId;
    if (!mandateOn(board, proposer, today)) return reject("PROPOSER_HAS_NO_SEAT", { today });
    if (body.definition === current.definition) return reject("PROPOSAL_CHANGES_NOTHING");
    const result = validateDefinition(content, body.scheme);
    if ("faults" in result)
      return reject("PROPOSAL_HAS_FAULTS", { count: result.faults.length }, result.faults);
    const known = [...partsOf(current.rules), ...partsOf(result.definition)];
    const unknown = body.about.filter((part) => !known.includes(part));
    if (unknown.length > 0) return reject("PROPOSAL_ABOUT_NOTHING", { unknown });
    return accept({ type: "RulesProposed", ...body, proposer, proposedOn: today });
  },
  commandOf: (events) => {
    const { scheme: id, definition, about, motives } = madeBy(events, "RulesProposed");
    return { scheme: id, definition, about, motives };
  },
});
