import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { committee, type RollEntry } from "../committee/committee.js";
import { rollOn } from "../committee/mandates.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { SessionEvent } from "./events.js";
import { isUnderWay } from "./item.js";
import { notOpen, reject } from "./rejections.js";
import { type Session, session } from "./session.js";

export class GiveProxyBody {
  @IsUUID() readonly to!: PersonId;
  /** Who gives it, where the secretariat records one that was given on paper. */
  @MayBeAbsent() @IsUUID() readonly from?: PersonId;
}

/** Once open, the session's own copy of the roll is the one that counts. */
export const giveProxy = command({
  type: "GiveProxy",
  schema: 1,
  summary: "Lets another member vote for a member who cannot come.",
  on: session,
  shape: GiveProxyBody,
  example: { to: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId },
  gather: async (state: Session, _: GiveProxyBody, world): Promise<readonly RollEntry[]> => {
    if (state.phase === "open") return state.roll;
    return state.phase === "convened"
      ? rollOn(await world.fold(committee, state.scheme), state.heldOn)
      : [];
  },
  decide: (state, { to, from: named }, { actor }, roll): Decision<SessionEvent> => {
    if (state.phase !== "convened" && state.phase !== "open") return notOpen(state);
    const from = giver(named, actor);
    if (from === undefined) return reject("NOT_YOUR_BALLOT");
    if (from === to) return reject("PROXY_TO_ONESELF");
    if (state.proxies[from] === to) return accept();
    if (state.items.some(isUnderWay)) return reject("ITEM_UNDER_WAY");
    const isMember = (person: PersonId) =>
      roll.some((entry) => entry.person === person && entry.rank === "member");
    const strangers = [from, to].filter((person) => !isMember(person));
    if (strangers.length > 0) return reject("NOT_ON_THE_ROLL", { people: strangers });
    const most = state.terms.majority.proxiesPerMember;
    if (most === 0) return reject("PROXIES_NOT_ALLOWED");
    const held = Object.values(state.proxies).filter((holder) => holder === to).length;
    if (held >= most) return reject("HOLDS_ENOUGH_PROXIES", { most });
    return accept({ type: "ProxyGiven", from, to });
  },
  commandOf: (events) => {
    const { from, to } = madeBy(events, "ProxyGiven");
    return { to, from };
  },
});

/** A member acts for themselves; the secretariat writes down what a member has signed. */
export const giver = (
  named: PersonId | undefined,
  actor: { readonly id: string; readonly as: string },
): PersonId | undefined => {
  if (actor.as === "secretariat") return named;
  const own = actor.id as PersonId;
  return named === undefined || named === own ? own : undefined;
};
