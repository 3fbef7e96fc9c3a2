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

interface Facts extends DraftFacts {
  readonly isFormed: boolean;
  /** Whether the committee has approved this very definition, by the proposal named. */
  readonly isApproved: boolean;
}

/** The animator sets a scheme up; once its committee is formed, the committee changes its rules. */
export const publishScheme = command({
  type: "PublishScheme",
  schema: 2,
  summary: "Puts the draft of a scheme in force as its next version.",
  on: scheme,
  shape: PublishSchemeBody,
  example: { definition: exampleHash, proposal: "5b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_: Scheme, body: PublishSchemeBody, world, id): Promise<Facts> => ({
    scheme: id,
    content: await world.blob(body.definition),
    isFormed: (await world.fold(committee, id)).phase === "formed",
    isApproved:
      body.proposal !== undefined &&
      (await isApproved(world, body.proposal, { scheme: id, definition: body.definition })),
  }),
  decide: (state, { definition, proposal }, _, facts): Decision<SchemeEvent> => {
    const next = nextVersion(state, definition, facts);
    if ("rejected" in next) return next;
    const [published] = next.accepted;
    if (!published) return accept();
    const isBound = facts.isFormed && published.version > 1;
    if ((isBound || proposal !== undefined) && !facts.isApproved)
      return reject("RULES_NOT_APPROVED");
    return accept({ ...published, ...(proposal === undefined ? {} : { proposal }) });
  },
  commandOf: (events) => {
    const { definition, proposal } = madeBy(events, "SchemePublished");
    return { definition, ...(proposal === undefined ? {} : { proposal }) };
  },
});
