import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { isUnderWay } from "./item.js";
import { MemberBody, memberExample } from "./member-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

/** Who leaves in the midst of an item has cast their vote or not; their leaving is noted after it. */
export const recordLeaving = command({
  type: "RecordLeaving",
  schema: 1,
  summary: "Records that somebody has left the session.",
  on: session,
  shape: MemberBody,
  example: memberExample,
  decide: (state, { person }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    if (!state.present.includes(person)) return accept();
    if (state.items.some(isUnderWay)) return reject("ITEM_UNDER_WAY");
    return accept({ type: "MemberLeft", person });
  },
  commandOf: (events) => ({ person: madeBy(events, "MemberLeft").person }),
});
