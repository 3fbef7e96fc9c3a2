import { releaseApplication } from "#labelling/application/release-application.js";
import { isOfFile } from "#labelling/session/matter.js";
import type { Act } from "./act.js";
import { fileOf } from "./files.js";
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
      const { heldOn, agenda } = plan;
      const session = sessionOn(stage, heldOn);
      const present = plan.present.map((part) => stage.personOf(part));
      const body = { reason: "no-quorum", present };
      await stage.ask(secretariat, "AdjournSession", heldOn, body, session);
      for (const { ref } of agenda.filter(({ kind }) => isOfFile(kind)))
        await stage.follow(releaseApplication, fileOf(stage, ref), { session });
    },
  },
];
