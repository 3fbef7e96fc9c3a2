import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { isUnderWay } from "./item.js";
import { MemberBody, memberExample } from "./member-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

/** For the items from which the chair is recused, or once the chair has left. */
export const electPresiding = command({
  type: "ElectPresiding",
  schema: 1,
  summary: "Records whom those present have chosen to preside in the chair's stead.",
  on: session,
  shape: MemberBody,
  example: memberExample,
  decide: (state, { person }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const { whenAbsent, whenRecused } = state.terms.chair;
    if (![whenAbsent, whenRecused].includes("elected-for-the-session"))
      return reject("ELECTION_NOT_FORESEEN");
    if (state.elected === person) return accept();
    if (state.items.some(isUnderWay)) return reject("ITEM_UNDER_WAY");
    const isMember = state.roll.some((one) => one.person === person && one.rank === "member");
    if (!isMember || !state.present.includes(person))
      return reject("NOT_ON_THE_ROLL", { people: [person] });
    return accept({ type: "PresidingElected", person });
  },
  commandOf: (events) => ({ person: madeBy(events, "PresidingElected").person }),
});
