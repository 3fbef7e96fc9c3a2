import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { given, MotivesBody } from "./motives-shape.js";
import { notLive, reject } from "./rejections.js";

export const reinstateLabel = command({
  type: "ReinstateLabel",
  schema: 1,
  summary: "Lifts the suspension of a label: the brand may be used again from today on.",
  on: label,
  shape: MotivesBody,
  personal: ["/motives"],
  example: { motives: "La condition est remplie." },
  decide: (was, { motives }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (state.phase === "active") return motives === undefined ? accept() : reject("NOT_SUSPENDED");
    return accept({ type: "LabelReinstated", ...given(motives), reinstatedOn: today });
  },
  commandOf: (events) => given(madeBy(events, "LabelReinstated").motives),
});
