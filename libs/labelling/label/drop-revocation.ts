import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { given, MotivesBody } from "./motives-shape.js";
import { notLive, reject } from "./rejections.js";

/** Else an old proposal would hang over the holder for ever, and serve for a revocation years later. */
export const dropRevocation = command({
  type: "DropRevocation",
  schema: 1,
  summary: "Lets the proposal to revoke a label drop: to revoke it takes a new one.",
  on: label,
  shape: MotivesBody,
  personal: ["/motives"],
  example: { motives: "Les explications données suffisent." },
  decide: (was, { motives }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (!state.held.proposal)
      return motives === undefined ? accept() : reject("NO_REVOCATION_TO_DROP");
    return accept({ type: "RevocationDropped", ...given(motives), droppedOn: today });
  },
  commandOf: (events) => given(madeBy(events, "RevocationDropped").motives),
});
