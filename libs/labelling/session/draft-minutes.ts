import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { MinutesBody, minutesExample } from "./minutes-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

export const draftMinutes = command({
  type: "DraftMinutes",
  schema: 1,
  summary: "Puts forward the minutes of a closed session, in place of the last draft.",
  on: session,
  shape: MinutesBody,
  example: minutesExample,
  decide: (state, { minutes }, { today }): Decision<SessionEvent> => {
    if (state.phase === "open") return reject("SESSION_OPEN");
    if (state.phase !== "closed") return notOpen(state);
    if (state.approved !== undefined) return reject("MINUTES_APPROVED");
    return state.drafted === minutes
      ? accept()
      : accept({ type: "MinutesDrafted", minutes, draftedOn: today });
  },
  commandOf: (events) => ({ minutes: madeBy(events, "MinutesDrafted").minutes }),
});
