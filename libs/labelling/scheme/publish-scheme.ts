import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { committee } from "../committee/committee.js";
import { isApproved } from "../proposal/is-approved.js";
import { MayBeAbsent } from "../text/may-be.js";
import { exampleHash, IsDefinitionHash } from "./definition-hash.js";
import { type DraftFacts, nextVersion } from "./next-version.js";
import { reject } from "./rejections.js";
import { type Scheme, scheme, type SchemeEvent } from "./scheme.js";

/** Names the draft, so that nobody publishes what somebody else has just put in its place. */
export class PublishSchemeBody {
  @IsDefinitionHash() readonly definition!: string;
  /** That the committee has approved; a version after the first one is published by nothing else. */
  @MayBeAbsent() @IsUUID() readonly proposal?: string;
}

export interface ApprovalFacts extends DraftFacts {
  readonly isFormed: boolean;
  /** Whether the committee has approved this very definition, by the proposal named. */
  readonly isApproved: boolean;
}

/** The version that is put in force, once whoever has to agree to it does. */
export const agreedVersion = (
  state: Scheme,
  { definition, proposal }: PublishSchemeBody,
  facts: ApprovalFacts,
): Decision<SchemeEvent> => {
  const next = nextVersion(state, definition, facts);
  if ("rejected" in next) return next;
  const [published] = next.accepted;
  if (!published) return accept();
  const isBound = facts.isFormed && published.version > 1;
  if ((isBound || proposal !== undefined) && !facts.isApproved) return reject("RULES_NOT_APPROVED");
  return accept({ ...published, ...(proposal === undefined ? {} : { proposal }) });
};

const isUsedUp = (state: Scheme, proposal: string | undefined): boolean =>
  state.phase === "published" &&
  proposal !== undefined &&
  state.usedUp?.includes(proposal) === true;

/**
 * The animator sets a scheme up; once its committee is formed, the committee changes its rules. What
 * it has agreed to once is no leave to bring it back later, in place of what it agreed to since.
 */
export const publishScheme = command({
  type: "PublishScheme",
  schema: 3,
  summary: "Puts the draft of a scheme in force as its next version.",
  on: scheme,
  shape: PublishSchemeBody,
  example: { definition: exampleHash, proposal: "5b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_: Scheme, body: PublishSchemeBody, world, id): Promise<ApprovalFacts> => ({
    scheme: id,
    content: await world.blob(body.definition),
    isFormed: (await world.fold(committee, id)).phase === "formed",
    isApproved:
      body.proposal !== undefined &&
      (await isApproved(world, body.proposal, { scheme: id, definition: body.definition })),
  }),
  decide: (state, body, _, facts): Decision<SchemeEvent> => {
    const decision = agreedVersion(state, body, facts);
    const publishes = "accepted" in decision && decision.accepted.length > 0;
    return publishes && isUsedUp(state, body.proposal) ? reject("APPROVAL_USED_UP") : decision;
  },
  commandOf: (events) => {
    const { definition, proposal } = madeBy(events, "SchemePublished");
    return { definition, ...(proposal === undefined ? {} : { proposal }) };
  },
});
