import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type World } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { dayDecided, dayRefused } from "./decided-in.js";
import type { LabelEvent } from "./events.js";
import { isHeard } from "./heard.js";
import { stoodOn } from "./held.js";
import { isInHand } from "./in-hand.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class RevokeLabelBody {
  @IsText(20_000) readonly motives!: string;
  /** The one that decided it, where it came before the committee. */
  @MayBeAbsent() @IsUUID() readonly session?: string;
}

interface Facts {
  /** When the session named decided the revocation. */
  readonly decidedOn?: string;
  /** When the session that had the label refused to revoke it, and that is not recorded yet. */
  readonly refusedOn?: string;
  /** The session that has taken it up is to decide it. */
  readonly isInHand: boolean;
}

export const decidedBy = async (
  { session }: RevokeLabelBody,
  world: World,
  id: string,
): Promise<Pick<Facts, "decidedOn">> => {
  const day = session && (await dayDecided(world, session, id, "revoked"));
  return day ? { decidedOn: day } : {};
};

/**
 * What was decided before the holder could answer is no ground, however long it waits. What a session
 * refused to take away is not taken away on the same proposal, whether or not that is recorded.
 */
export const revokeLabel = command({
  type: "RevokeLabel",
  schema: 2,
  summary: "Takes a label away from today on, with motives, once its holder could answer.",
  on: label,
  shape: RevokeLabelBody,
  ifMatch: true,
  personal: ["/motives"],
  example: { motives: "La charte n’est plus respectée, et la réponse reçue ne change rien." },
  gather: async (state: Label, body: RevokeLabelBody, world, id): Promise<Facts> => {
    const decided = await decidedBy(body, world, id);
    const day = state.phase === "not-granted" ? undefined : await dayRefused(world, state.held, id);
    const refused = day === undefined ? {} : { refusedOn: day };
    return { ...decided, ...refused, isInHand: await isInHand(state, world, id) };
  },
  decide: (was, { motives, session }, { today }, facts): Decision<LabelEvent> => {
    const { decidedOn, refusedOn } = facts;
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (session !== undefined && decidedOn === undefined) return reject("REVOCATION_NOT_DECIDED");
    if (facts.isInHand) return reject("LABEL_IN_DELIBERATION");
    const { proposal } = state.held;
    const day = decidedOn ?? today;
    const isOver = refusedOn !== undefined && stoodOn(proposal, refusedOn);
    if (!proposal || !stoodOn(proposal, day) || isOver) return reject("REVOCATION_NOT_PROPOSED");
    if (!isHeard(proposal, day))
      return reject("HOLDER_MAY_STILL_ANSWER", { answerDueOn: proposal.answerDueOn });
    const decision = session === undefined ? {} : { decision: { session } };
    return accept({ type: "LabelRevoked", motives, ...decision, revokedOn: today });
  },
  commandOf: (events) => {
    const { motives, decision } = madeBy(events, "LabelRevoked");
    return { motives, ...(decision ? { session: decision.session } : {}) };
  },
});
