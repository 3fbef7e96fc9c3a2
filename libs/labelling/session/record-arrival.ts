import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { isUnderWay } from "./item.js";
import { MemberBody, memberExample } from "./member-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

/** Between items: who votes on one is settled when its deliberation opens. */
export const recordArrival = command({
  type: "RecordArrival",
  schema: 1,
  summary: "Records that somebody with a mandate has come in after the opening.",
  on: session,
  shape: MemberBody,
  example: memberExample,
  decide: (state, { person }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    if (state.present.includes(person)) return accept();
    if (!state.roll.some((entry) => entry.person === person))
      return reject("NOT_ON_THE_ROLL", { people: [person] });
    if (state.items.some(isUnderWay)) return reject("ITEM_UNDER_WAY");
    return accept({ type: "MemberArrived", person });
  },
  commandOf: (events) => ({ person: madeBy(events, "MemberArrived").person }),
});
