import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { reject as rejectMatter } from "../session/rejections.js";
import { awaits } from "./awaits.js";
import type { LabelEvent } from "./events.js";
import { mayAnswerUntil } from "./heard.js";
import { hasEnded, label, onDay } from "./label.js";
import { PutLabelOnAgendaBody } from "./put-label-on-agenda.js";
import { notLive, reject } from "./rejections.js";

/**
 * Between the question and the ballots, as a file is held: what is voted on stays until the end, unless
 * the label itself ends. It is let go where the session has decided or adjourned, which its stream tells.
 */
export const takeUpLabel = command({
  type: "TakeUpLabel",
  schema: 1,
  summary: "Notes that the session on whose agenda a label is deliberates it.",
  on: label,
  shape: PutLabelOnAgendaBody,
  example: { session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d", kind: "revocation" },
  decide: (was, { session, kind }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    const { held } = state;
    if (held.agenda !== session) return rejectMatter("MATTER_ON_ANOTHER_AGENDA");
    if (held.takenUp === session) return accept();
    if (!awaits(state, kind, { scheme: held.scheme, heldOn: today }))
      return rejectMatter("MATTER_NOT_READY");
    const answerDueOn = kind === "revocation" ? mayAnswerUntil(state, today) : undefined;
    return answerDueOn === undefined
      ? accept({ type: "LabelTakenUp", session, kind, takenUpOn: today })
      : reject("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
  },
  commandOf: (events) => {
    const { session, kind } = madeBy(events, "LabelTakenUp");
    return { session, kind };
  },
});
