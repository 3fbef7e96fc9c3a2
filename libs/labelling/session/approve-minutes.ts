import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { emptyDocument, MinutesBody, minutesExample } from "./minutes-shape.js";
import { notOpen, reject } from "./rejections.js";
import { type Session, session } from "./session.js";

/** @param refused documents that are no minutes */
export const approving =
  (refused: readonly string[]) =>
  (state: Session, { minutes }: MinutesBody, { today }: Circumstances): Decision<SessionEvent> => {
    if (refused.includes(minutes)) return reject("EMPTY_MINUTES");
    if (state.phase === "open") return reject("MINUTES_NOT_DRAFTED");
    if (state.phase !== "closed") return notOpen(state);
    if (state.approved === minutes) return accept();
    if (state.approved !== undefined) return reject("MINUTES_APPROVED");
    return state.drafted === minutes
      ? accept({ type: "MinutesApproved", minutes, approvedOn: today })
      : reject("MINUTES_NOT_DRAFTED");
  };

/** Names the draft, so that nobody approves what has just been put in its place. */
export const approveMinutes = command({
  type: "ApproveMinutes",
  schema: 2,
  summary: "Approves the last draft of a session's minutes; they do not change any more.",
  on: session,
  shape: MinutesBody,
  example: minutesExample,
  decide: approving([emptyDocument]),
  commandOf: (events) => ({ minutes: madeBy(events, "MinutesApproved").minutes }),
});
