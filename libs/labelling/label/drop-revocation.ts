import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { isInHand } from "./in-hand.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { given, MotivesBody } from "./motives-shape.js";
import { notLive, reject } from "./rejections.js";

interface Facts {
  /** The session that has taken it up is to decide it. */
  readonly isInHand: boolean;
}

/** Else an old proposal would hang over the holder for ever, and serve for a revocation years later. */
export const dropRevocation = command({
  type: "DropRevocation",
  schema: 1,
  summary: "Lets the proposal to revoke a label drop: to revoke it takes a new one.",
  on: label,
  shape: MotivesBody,
  personal: ["/motives"],
  example: { motives: "Les explications données suffisent." },
  gather: async (state: Label, _: MotivesBody, world, id): Promise<Facts> => ({
    isInHand: await isInHand(state, world, id),
  }),
  decide: (was, { motives }, { today }, facts): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (!state.held.proposal)
      return motives === undefined ? accept() : reject("NO_REVOCATION_TO_DROP");
    if (facts.isInHand) return reject("LABEL_IN_DELIBERATION");
    return accept({ type: "RevocationDropped", ...given(motives), droppedOn: today });
  },
  commandOf: (events) => given(madeBy(events, "RevocationDropped").motives),
});
