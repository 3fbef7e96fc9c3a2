import type { Act } from "./act.js";
import { type Part, secretariat } from "./people.js";
import { convened, type Convening, sessionOn } from "./sitting.js";

interface Lacking extends Convening {
  readonly present: readonly Part[];
}

/** A session that cannot open for want of quorum: its files are free for the next agenda. */
export const lacking = (plan: Lacking): readonly Act[] => [
  convened(plan),
  {
    on: plan.heldOn,
    play: async (stage) => {
      const present = plan.present.map((part) => stage.personOf(part));
      const body = { reason: "no-quorum", present };
      const session = sessionOn(stage, plan.heldOn);
      await stage.ask(secretariat, "AdjournSession", plan.heldOn, body, session);
    },
  },
];
