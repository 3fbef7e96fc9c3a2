import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { given, MotivesBody } from "./motives-shape.js";
import { notLive } from "./rejections.js";

export const surrenderLabel = command({
  type: "SurrenderLabel",
  schema: 1,
  summary: "Gives a label up from today on; for its holder, who need not say why.",
  on: label,
  shape: MotivesBody,
  ifMatch: true,
  personal: ["/motives"],
  example: {},
  decide: (was, { motives }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "surrendered" && motives === undefined) return accept();
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    return accept({ type: "LabelSurrendered", ...given(motives), surrenderedOn: today });
  },
  commandOf: (events) => given(madeBy(events, "LabelSurrendered").motives),
});
