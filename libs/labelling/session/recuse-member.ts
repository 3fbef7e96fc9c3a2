import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { SessionEvent } from "./events.js";
import { recusedFrom } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

export class RecuseMemberBody extends ItemBody {
  /** Left out by who recuses themselves. */
  @MayBeAbsent() @IsUUID() readonly person?: PersonId;
}

/** What ids tell is found without being asked for, when the deliberation is requested. */
export const recuseMember = command({
  type: "RecuseMember",
  schema: 1,
  summary:
    "Takes a member out of an item in which they have an interest, before it is deliberated.",
  on: session,
  shape: RecuseMemberBody,
  example: itemExample,
  decide: (state, { item, person: named }, { actor }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    const person = named ?? (actor.id as PersonId);
    if (!state.roll.some((entry) => entry.person === person))
      return reject("NOT_ON_THE_ROLL", { people: [person] });
    if (recusedFrom(found).includes(person)) return accept();
    if (found.stage.is !== "listed") return reject("ITEM_UNDER_WAY");
    const source = person === actor.id ? "member" : "colleague";
    return accept({ type: "MemberRecused", item, person, ground: "other", source });
  },
  commandOf: (events) => {
    const { item, person } = madeBy(events, "MemberRecused");
    return { item, person };
  },
});
