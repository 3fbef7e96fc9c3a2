import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { emptyDocument, MinutesBody, minutesExample } from "./minutes-shape.js";
import { notOpen, reject } from "./rejections.js";
import { type Session, session } from "./session.js";

/** @param refused documents that are no minutes */
export const drafting =
  (refused: readonly string[]) =>
  (state: Session, { minutes }: MinutesBody, { today }: Circumstances): Decision<SessionEvent> => {
    if (refused.includes(minutes)) return reject("EMPTY_MINUTES");
    if (state.phase === "open") return reject("SESSION_OPEN");
    if (state.phase !== "closed") return notOpen(state);
    if (state.approved !== undefined) return reject("MINUTES_APPROVED");
    return state.drafted === minutes
      ? accept()
      : accept({ type: "MinutesDrafted", minutes, draftedOn: today });
  };

export const draftMinutes = command({
  type: "DraftMinutes",
  schema: 2,
  summary: "Puts forward the minutes of a closed session, in place of the last draft.",
  on: session,
  shape: MinutesBody,
  example: minutesExample,
  decide: drafting([emptyDocument]),
  commandOf: (events) => ({ minutes: madeBy(events, "MinutesDrafted").minutes }),
});
